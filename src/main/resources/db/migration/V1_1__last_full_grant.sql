-- The scopes of the last login that got all it asked for: what is new since then explains a login that got less.

alter table pagerduty_connection add column scope_last_full varchar(8000) default '' not null;

update pagerduty_connection set scope_last_full = scope where scope <> 'openid';
