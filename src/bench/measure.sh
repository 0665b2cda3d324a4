#!/bin/bash
# Measures start-up, memory, what the OAuth callback and the console add and what /api/token
# costs, and prints Markdown.
#
#   src/bench/measure.sh [ROUNDS]                      7 rounds if not said otherwise
#   src/bench/run.sh ConsoleOverhead                   one of the programs alone
#
# JAVA17_HOME and JAVA25_HOME name the JDKs; LOGINS the number of logins (300). Needs
# Linux, bash, Maven and curl, and wrk for /api/token. Listens on loopback only and ends what it started.
set -euo pipefail

rounds=${1:-7}
logins=${LOGINS:-300}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
project=$PWD
work=$project/target/bench
empty=$work/empty # a working directory without a config.json
app=$work/app     # what the Dockerfile has in /app
java17=${JAVA17_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}/bin/java
java25=${JAVA25_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}/bin/java
client=$project/target/pagerduty-oauth-sample.jar
bare=$work/bare/bare-page.jar
image_options=$(sed -n 's/^ENV JDK_JAVA_OPTIONS="\(.*\)".*/\1/p' Dockerfile)

running=
trap 'if [[ -n $running ]]; then kill "$running" 2>/dev/null || true; fi' EXIT

say() {
	echo "$*" >&2
}

free_port() {
	local port
	for ((attempt = 0; attempt < 100; attempt++)); do
		port=$((20000 + RANDOM % 12000))
		if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
			echo "$port"
			return
		fi
	done
	say "No free port found."
	return 1
}

resident() { # in MB
	awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"
}

processor_time() { # in ms
	awk -v tick="$(getconf CLK_TCK)" '{ printf "%d", ($14 + $15) * 1000 / tick }' "/proc/$1/stat"
}

# Each subject: a name, the JDK, and how to start it, given a port.
order=()
declare -A label jdk subject options settings

subject() { # key label jdk jar options settings...
	order+=("$1")
	label[$1]=$2 jdk[$1]=$3 subject[$1]=$4 options[$1]=$5 settings[$1]=$6
}

configured="PD_CLIENT_ID=measured PD_CLIENT_SECRET=measured STORE_DIR=$work/store REDIRECT_URI=http://localhost:PORT/callback"
sandboxed='SANDBOX_PORT=0 REDIRECT_URI=http://localhost:PORT/callback'
page='SERVER_PORT=PORT SERVER_ADDRESS=127.0.0.1'

subjects_on() { # version java
	subject "bare$1" "bare Spring Boot page" "$2" "$bare" "" "$page"
	subject "client$1" "client" "$2" "$client" "" "$configured"
	subject "sandbox$1" "client and sandbox" "$2" "$client" "" "$sandboxed"
}

has() {
	[[ -n ${label[$1]:-} ]]
}

if [[ -x $java17 ]]; then
	subjects_on 17 "$java17"
else
	say "There is no JDK 17 at $java17, so it is left out; JAVA17_HOME names another place."
fi
if [[ -x $java25 ]]; then
	subjects_on 25 "$java25"
	jar=$app/pagerduty-oauth-sample.jar
	subject extracted "client, extracted" "$java25" "$jar" "" "$configured"
	subject cached "client, AOT cache" "$java25" "$jar" "-XX:AOTCache=$work/plain.aot" "$configured"
	subject image "client, AOT cache and options of the image" "$java25" "$jar" \
		"$image_options -XX:AOTCache=$app/app.aot" "$configured"
else
	say "There is no JDK 25 at $java25, so it is left out; JAVA25_HOME names another place."
fi
if [[ ${#order[@]} == 0 ]]; then
	say "Nothing to measure."
	exit 1
fi

say "Building …"
mvn -B -q -Dmaven.test.skip package
mvn -B -q -f src/bench/bare package
rm -rf "$app" "$empty" "$work/store"
mkdir -p "$empty"
if has image; then
	"$java25" -Djarmode=tools -jar "$client" extract --destination "$app"
	say "Making the AOT caches …"
	(
		cd "$empty"
		TRAINING_PORT=$(free_port)
		export TRAINING_PORT
		bash "$project/src/docker/train.sh" "$work/plain.aot" "$java25" -jar "$jar"
		JDK_JAVA_OPTIONS=$image_options bash "$project/src/docker/train.sh" "$app/app.aot" "$java25" -jar "$jar"
	) >"$work/training.log" 2>&1
fi

declare -A started first_memory last_memory processor

measure() { # key
	local port begin end answer
	port=$(free_port)
	local -a environment=() flags=()
	read -ra environment <<<"${settings[$1]}"
	environment=("${environment[@]/%=PORT/=$port}")
	environment=("${environment[@]/:PORT/:$port}")
	read -ra flags <<<"${options[$1]}"
	cd "$empty"
	begin=${EPOCHREALTIME//[.,]/}
	env -i PATH="$PATH" "${environment[@]}" "${jdk[$1]}" "${flags[@]}" -jar "${subject[$1]}" >"$work/$1.log" 2>&1 &
	running=$!
	cd "$project"
	until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
		if ! kill -0 "$running" 2>/dev/null || ((${EPOCHREALTIME//[.,]/} - begin > 60000000)); then
			say "$1 did not start; see $work/$1.log"
			exit 1
		fi
		sleep 0.01
	done
	answer=$(curl -s -o /dev/null -w '%{http_code}' --max-time 30 "http://127.0.0.1:$port/")
	end=${EPOCHREALTIME//[.,]/}
	if [[ $answer != 200 ]]; then
		say "$1 answered $answer; see $work/$1.log"
		exit 1
	fi
	started[$1]+="$(((end - begin) / 1000)) "
	processor[$1]+="$(processor_time "$running") "
	first_memory[$1]+="$(resident "$running") "
	curl -s -o /dev/null --max-time 60 "http://127.0.0.1:$port/?[2-100]" >/dev/null
	last_memory[$1]+="$(resident "$running") "
	kill "$running"
	wait "$running" || true
	running=
}

ranked() { # fraction values...
	local fraction=$1
	shift
	printf '%s\n' "$@" | sort -n | awk -v f="$fraction" '{ v[NR] = $1 } END { print v[int((NR - 1) * f) + 1] }'
}

median() {
	ranked 0.5 $1
}

for ((round = 1; round <= rounds; round++)); do
	say "Round $round of $rounds"
	for key in "${order[@]}"; do
		measure "$key"
	done
done

version() {
	"$1" -XshowSettings:properties -version 2>&1 | awk '/java\.runtime\.version =/ { print $3 }'
}

echo "Measured on $(date -u +%F) with $(nproc) CPUs, load average $(cut -d ' ' -f 1 /proc/loadavg) at the end; medians of $rounds rounds."
echo
echo "| | JDK | first page after | fastest – slowest | CPU time until then | resident after it | after 100 pages |"
echo "|---|---|---|---|---|---|---|"
for key in "${order[@]}"; do
	echo "| ${label[$key]} | $(version "${jdk[$key]}") | $(median "${started[$key]}") ms |" \
		"$(ranked 0 ${started[$key]}) – $(ranked 1 ${started[$key]}) ms | $(median "${processor[$key]}") ms |" \
		"$(median "${first_memory[$key]}") MB | $(median "${last_memory[$key]}") MB |"
done

verdict() { # sentence condition
	echo "- $1: $(awk "BEGIN { print ($2) ? \"yes\" : \"**no**\" }")"
}

echo
for version in 17 25; do
	if has "sandbox$version"; then
		extra=$(($(median "${started[sandbox$version]}") - $(median "${started[client$version]}")))
		verdict "JDK $version: the sandbox adds $extra ms, under 1000" "$extra < 1000"
	fi
done
if has image; then
	page_start=$(median "${started[bare25]}") page_memory=$(median "${last_memory[bare25]}")
	for key in cached image; do
		start=$(median "${started[$key]}") memory=$(median "${last_memory[$key]}")
		verdict "${label[$key]}: starts sooner than the bare page ($start ms, $page_start ms)" "$start < $page_start"
		verdict "${label[$key]}: at most 1.3 times its memory ($memory MB, $page_memory MB)" \
			"$memory <= 1.3 * $page_memory"
	done
fi

say "Logging in $logins times …"
java=$java25
[[ -x $java ]] || java=$java17
bench=$project/src/bench/run.sh
export JAVA_HOME=${java%/bin/java}
echo
echo "| Login, JDK $(version "$java") | median | 90 % within | logins |"
echo "|---|---|---|---|"
timeout 600 "$bench" CallbackOverhead "$logins" | tee "$work/logins.log" | grep -E "^(\||PagerDuty|$)"

say "Calling from the console …"
echo
echo "| Console, JDK $(version "$java") | median | 90 % within | calls |"
echo "|---|---|---|---|"
timeout 600 "$bench" ConsoleOverhead | tee "$work/console.log" | grep -E "^(\||Peak|$)"

if ! command -v wrk >/dev/null; then
	say "There is no wrk, so /api/token is left out."
	exit
fi
say "Asking for tokens …"
timeout 600 "$bench" TokenHandOff | tee "$work/tokens.log" | grep -E "^(\||$)"
