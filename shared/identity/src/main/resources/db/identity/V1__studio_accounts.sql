-- Whatever the code does, what is written here holds.

CREATE TABLE accounts (
    id            text        PRIMARY KEY CHECK (id ~ '^u_[0-9A-HJKMNP-TV-Z]{26}$'),
    -- as it was written at registration; what mail is sent to
    email         text        NOT NULL CHECK (length(email) <= 254),
    -- the one form that all ways to write the address share: of two who register at once, the second is told
    email_key     text        NOT NULL UNIQUE,
    name          text        CHECK (length(name) BETWEEN 1 AND 100),
    -- an account without a role could do nothing and would not say why; an unknown role would be granted by a typing error
    roles         text[]      NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY ['admin', 'user', 'guest']),
    -- a password in clear does not fit in here
    password_hash text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    created_at    timestamptz NOT NULL
);

-- A login, and the family of its refresh tokens.
CREATE TABLE sessions (
    id         text        PRIMARY KEY CHECK (id ~ '^login_[0-9A-HJKMNP-TV-Z]{26}$'),
    -- who deletes an account logs it out everywhere
    account_id text        NOT NULL REFERENCES accounts ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    ended_at   timestamptz,
    ended_by   text        CHECK (ended_by IN ('logout', 'reuse')),
    -- when and why are one fact
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
-- for the cascade, and for who forgets an account's old sessions
CREATE INDEX sessions_of_account ON sessions (account_id);

CREATE TABLE refresh_tokens (
    -- SHA-256 of the token, which is nowhere
    fingerprint bytea       PRIMARY KEY CHECK (octet_length(fingerprint) = 32),
    session_id  text        NOT NULL REFERENCES sessions ON DELETE CASCADE,
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at > issued_at),
    rotated_at  timestamptz,
    -- sealed by this token, which alone can open it; forgotten when nobody may ask for it any more
    successor   bytea       CHECK (octet_length(successor) = 60),
    -- a token that has a successor is used up
    CHECK (successor IS NULL OR rotated_at IS NOT NULL)
);
-- A family has one live token: two rotations of the same one cannot both come through.
CREATE UNIQUE INDEX one_live_token ON refresh_tokens (session_id) WHERE rotated_at IS NULL;
-- for the cascade, and for who forgets a family's old tokens
CREATE INDEX tokens_of_session ON refresh_tokens (session_id);
