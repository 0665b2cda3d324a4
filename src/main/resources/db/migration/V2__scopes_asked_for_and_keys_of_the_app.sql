-- Null where a connection was made before this was noted.
alter table pagerduty_connection add column scope_requested varchar(8000);

-- A key with these is for the app's own token for that account; one without is for its connection's.
alter table script_key add column app_region varchar(10);
alter table script_key add column app_subdomain varchar(63);
alter table script_key add column app_scope varchar(8000);
