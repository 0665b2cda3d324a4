#!/bin/bash
# Succeeds when the app answers "UP". The redirect URI decides on which port it listens,
# so the port is looked up among those that listen in this container. Needs nothing but
# bash: no curl, and no second JVM every few seconds.

up() {
	local answer
	exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
	printf 'GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
	answer=$(cat <&3)
	exec 3>&-
	[[ $answer == 'HTTP/1.1 200'* && $answer == *'"status":"UP"'* ]]
}

# Columns: number, local address:port (hexadecimal), remote, state; 0A is listening.
while read -r _ address _ state _; do
	if [[ $state == 0A ]] && up "$((16#${address##*:}))" 2>/dev/null; then
		exit 0
	fi
done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
exit 1
