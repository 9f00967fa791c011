-- fails when it runs twice
INSERT INTO things (id) VALUES ('first');
