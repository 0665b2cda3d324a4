#!/bin/bash
# Measures this app beside PagerDuty's samples, a bare Spring Boot page and the usual mock servers, in
# interleaved rounds, and prints a Markdown table of the medians for src/docs/measurements.md.
#
#   src/bench/race.sh [--rounds N] [--node FOLDER] [--python FOLDER] [--only PART] [--first-run] [--quick]
#
# --rounds    3 if not said otherwise, about two minutes each, after four minutes of building and warming up
# --node      a clone of github.com/PagerDuty-Samples/pagerduty-oauth-sample-node
# --python    a clone of github.com/PagerDuty-Samples/pagerduty-oauth-sample-python; needs python3 with flask
#             and requests
# --only      one part of it: start, client or sandbox
# --quick     measures for a second each, without warming up, to see whether this script works here
# --first-run also downloads everything for the first "mvn spring-boot:run", into an empty repository
#
# Needs Linux, JDK 17 in JAVA_HOME or on the PATH, Maven and wrk. JAVA25_HOME names a JDK 25 for the servers;
# LAUNCHER a command that starts the app, instead of the script in target/bin. mock-oauth2-server comes
# from Maven Central, oidc-provider from npm. What is not there is left out, and this script says so. The
# samples are copied, and the copies call a stand-in for PagerDuty. It listens on loopback only and ends what
# it started.
set -euo pipefail

rounds=3 node='' python='' only='' first_run='' quick=''
while (($#)); do
	case $1 in
		--rounds) rounds=$2 && shift 2 ;;
		--node) node=$(realpath "$2") && shift 2 ;;
		--python) python=$(realpath "$2") && shift 2 ;;
		--only) only=$2 && shift 2 ;;
		--first-run) first_run=yes && shift ;;
		--quick) quick=yes && shift ;;
		*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" && exit 2 ;;
	esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
project=$PWD
work=$project/target/bench
interop=$project/src/test/interop
jar=$project/target/pagerduty-oauth-sample.jar
java25=${JAVA25_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}/bin/java
mkdir -p "$work"

say() {
	echo "$*" >&2
}

without() { # what, why
	say "Without $1: $2"
}

command -v wrk >/dev/null || { say "Install wrk first." && exit 1; }

say "Building …"
mvn -B -q -Dmaven.test.skip package >&2
mvn -B -q -f src/bench/bare package

mock=
if mvn -B -q -f "$interop/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/mock.txt" >&2; then
	mock=$(<"$work/mock.txt")
else
	without mock-oauth2-server "Maven cannot get it"
fi

oidc=
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
	without "oidc-provider and the Node sample" "Node or npm is not installed" && node=
elif (cd "$interop" && npm ci --no-fund --no-audit --loglevel=error >&2); then
	oidc=$interop/node_modules/oidc-provider/lib/index.js
else
	without oidc-provider "npm ci failed"
fi

copy() { # folder name
	rm -rf "${work:?}/$2"
	cp -r "$1" "$work/$2"
}

if [[ -n $node ]]; then
	copy "$node" node
	node=$work/node
	if ! (cd "$node" && npm install --no-fund --no-audit --loglevel=error >&2); then
		without "the Node sample" "npm install failed" && node=
	fi
else
	without "the Node sample" "--node names no folder"
fi
if [[ -n $python ]] && python3 -c 'import flask, requests'; then
	copy "$python" python
	python=$work/python
else
	without "the Python sample" "--python names no folder, or flask or requests is not installed" && python=
fi

# The first command of the README starts this app with these.
options=$(sed -n 's/.*<jvmArguments>\(.*\)<\/jvmArguments>.*/\1/p' pom.xml)

image='' java=$java25
if [[ -x $java25 ]]; then
	say "Making the image's AOT cache …"
	app=$work/app
	image_options=$(sed -n 's/^ENV JDK_JAVA_OPTIONS="\(.*\)".*/\1/p' Dockerfile)
	rm -rf "$app" "$work/image"
	mkdir -p "$work/image/src"
	cp pom.xml "$work/image"
	cp -r src/main "$work/image/src" # the JDK that builds it must be the one that runs it
	JAVA_HOME=${java25%/bin/java} mvn -B -q -f "$work/image" package >&2
	"$java25" -Djarmode=tools -jar "$work/image/target/pagerduty-oauth-sample.jar" extract --destination "$app"
	mkdir -p "$work/empty" # a working directory without a config.json
	(
		cd "$work/empty"
		TRAINING_PORT=$((20000 + RANDOM % 12000)) JDK_JAVA_OPTIONS=$image_options \
			bash "$project/src/docker/train.sh" "$app/app.aot" "$java25" -jar "$app/pagerduty-oauth-sample.jar"
	) >"$work/training.log" 2>&1
	image="$java25 $image_options -XX:AOTCache=$app/app.aot -jar $app/pagerduty-oauth-sample.jar"
else
	without "the image's row and JDK 25 for the servers" "there is no JDK 25 at $java25"
	java=$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")
fi

downloads() { # name folder: the first "mvn spring-boot:run" with an empty repository
	local name=$1 folder=$2 repository port begin
	repository=$(mktemp -d)
	port=$((20000 + RANDOM % 12000))
	begin=$EPOCHREALTIME
	(
		cd "$folder"
		export PD_REDIRECT_URI="http://localhost:$port/callback" PD_SANDBOX_PORT=0 SERVER_PORT=$port
		export MAVEN_OPTS="${MAVEN_OPTS:-} -Dmaven.repo.local=$repository"
		exec setsid mvn spring-boot:run
	) >"$work/first-run.log" 2>&1 &
	until curl -s -o /dev/null "http://localhost:$port/"; do
		kill -0 $! || { say "It did not start; see $work/first-run.log" && return 1; }
		sleep 0.1
	done
	echo "| first \`mvn spring-boot:run\`, empty repository: $name | $(awk "BEGIN { printf \"%.0f s\", $EPOCHREALTIME - $begin }"), $(du -sm "$repository" | cut -f 1) MB | | 110 MB |"
	kill -- -$!
	wait $! || true
	rm -rf "$repository"
}

say "Racing …"
begin=$SECONDS
src/bench/run.sh Race only="$only" rounds="$rounds" java="$java" jar="$jar" options="$options" \
	bare="$work/bare/bare-page.jar" bench="$project/src/bench" mock="$mock" oidc="$oidc" node="$node" \
	python="$python" image="$image" launcher="${LAUNCHER:-$project/target/bin/pagerduty-oauth-sample}" quick="$quick" >"$work/race.md"
if [[ -n $first_run ]]; then
	say "Downloading …"
	rm -rf "$work/fresh"
	mkdir "$work/fresh"
	cp -r pom.xml .mvn src "$work/fresh" # not compiled yet
	downloads "this app" "$work/fresh" >>"$work/race.md"
	downloads "bare page" src/bench/bare >>"$work/race.md"
	rm -rf "$work/fresh"
fi
say "It took $((SECONDS - begin)) s."

echo "Measured on $(date -u +%F) with $(nproc) CPUs, $("$java" -version 2>&1 | sed -n '2p') unless named, with its defaults; load average $(cut -d ' ' -f 1 /proc/loadavg) at the end; medians of $rounds interleaved rounds; in brackets this app's number divided by the other's."
echo
cat "$work/race.md"
