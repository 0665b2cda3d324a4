-- Clients that log in for the MCP server: registered ones, and those that a metadata document describes.
create table mcp_client (
	-- The client id: random, or the URL of the document.
	id varchar(500) not null primary key,
	name varchar(100) not null,
	redirect_uris varchar(8000) not null,
	created_at timestamp with time zone not null,
	-- When the document was read; null for a registered client.
	read_at timestamp with time zone,
	last_used_at timestamp with time zone not null
);

create index mcp_client_created_at on mcp_client (created_at);

-- What a person allowed a client to do, from the question until the last token has expired.
create table mcp_grant (
	id uuid not null primary key,
	connection_id uuid not null references pagerduty_connection (id) on delete cascade,
	client_id varchar(500) not null references mcp_client (id) on delete cascade,
	-- Grows with each change, so that of two requests with one code or token only one succeeds.
	version integer not null,
	state_hash varchar(64) unique,
	code_hash varchar(64) unique,
	access_token_hash varchar(64) unique,
	refresh_token_hash varchar(64) unique,
	created_at timestamp with time zone not null,
	allowed_at timestamp with time zone,
	last_used_at timestamp with time zone,
	expires_at timestamp with time zone not null,
	key_id varchar(40) not null,
	sealed bytea not null
);

create index mcp_grant_connection_id on mcp_grant (connection_id);

create index mcp_grant_client_id on mcp_grant (client_id);

create index mcp_grant_expires_at on mcp_grant (expires_at);

-- Refresh tokens that were exchanged. Another use means that two have the same token.
create table mcp_used_refresh_token (
	hash varchar(64) not null primary key,
	grant_id uuid not null references mcp_grant (id) on delete cascade,
	used_at timestamp with time zone not null
);

create index mcp_used_refresh_token_grant_id on mcp_used_refresh_token (grant_id);
