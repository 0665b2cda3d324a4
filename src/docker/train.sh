#!/bin/bash
# Writes the AOT cache (JEP 514): starts the app as a container would, with an invented
# app and without a network, asks for the pages that a first visitor asks for, and stops
# it; the JVM then writes the cache. Usage: train.sh CACHE COMMAND...
# COMMAND is the very command that the container runs, without -XX:AOTCache.
set -euo pipefail

cache=$1 java=$2
shift 2
port=${TRAINING_PORT:-5000}

ask() {
	local connection answer
	exec {connection}<>"/dev/tcp/127.0.0.1/$port" || return 1
	printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&"$connection"
	answer=$(timeout 20 head -n 1 <&"$connection" || true)
	exec {connection}>&-
	echo "$1 ${answer%$'\r'}"
	[[ $answer == HTTP/1.1\ [234]* ]]
}

store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT

env PD_CLIENT_ID=training PD_CLIENT_SECRET=training PD_STORE_DIR="$store" \
	PD_REDIRECT_URI="http://localhost:$port/callback" PD_BIND_ADDRESS=127.0.0.1 \
	"$java" -XX:AOTCacheOutput="$cache" -Xlog:aot=error "$@" &
app=$!

for ((attempt = 0; attempt < 600; attempt++)); do
	kill -0 "$app"
	if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
		break
	fi
	sleep 0.1
done

for path in / /css/app.css /connect/pagerduty /actuator/health; do
	ask "$path"
done

kill "$app"
wait "$app" || [[ $? == 143 ]] # ended by the TERM above
[[ -s $cache ]]
