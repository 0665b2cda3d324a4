#!/usr/bin/env bash
# Runs clients and OAuth servers of other people with the jar in target/: starts everything on free
# loopback ports, prints "N passed, N failed", and leaves nothing behind. Needs Node 20 or later, the
# npm registry and, for mock-oauth2-server, Maven. Without them it says so and skips; with CI=true it fails.
set -euo pipefail
cd "$(dirname "$0")"

skip() {
	echo "interop: $1"
	if [[ ${CI:-} == true ]]; then exit 1; fi
	exit 0
}

command -v node >/dev/null && command -v npm >/dev/null || skip "skipped, because Node or npm is not installed"
(($(node -p 'process.versions.node.split(".")[0]') >= 20)) || skip "skipped, because Node is older than 20"
jar=$(find ../../../target -maxdepth 1 -name '*.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar' 2>/dev/null | head -n 1)
[[ -n $jar ]] || skip "skipped, because target/ has no jar: run mvn package first"
jar=$(realpath "$jar")

if [[ package-lock.json -nt node_modules/.package-lock.json ]]; then
	npm ci --no-fund --no-audit --loglevel=error || skip "skipped, because npm ci failed: is the npm registry reachable?"
fi

classpath=../../../target/interop-classpath.txt
if [[ pom.xml -nt $classpath ]]; then
	mvn --batch-mode --quiet -f pom.xml dependency:build-classpath -Dmdep.outputFile="$(realpath -m "$classpath")" ||
		skip "skipped, because Maven cannot get mock-oauth2-server"
fi

# The suites for MCP need Node 22, which is a package here
node_modules/.bin/node run.mjs "$jar" "$(<"$classpath")"
