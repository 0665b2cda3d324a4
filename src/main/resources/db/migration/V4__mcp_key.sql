-- What a script key opens: tokens, or the tools of the MCP server.
alter table script_key add column purpose varchar(20) default 'TOKENS' not null;
