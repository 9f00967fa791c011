CREATE TABLE things (id no_such_type);
