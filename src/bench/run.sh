#!/bin/bash
# Compiles the programs in src/bench/java against the tests' class path and runs one of them.
#
#   src/bench/run.sh AgentWaiters|ConsoleOverhead|McpOverhead|TerminalToken|TokenHandOff [ARGUMENT…]
#
# Uses the JDK in JAVA_HOME, else the one on the PATH.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program=${1:?Name one of the programs in src/bench/java.}
shift
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
work=$PWD/target/bench
mvn -B -q test-compile dependency:build-classpath -Dmdep.outputFile="$work/class-path.txt" >&2
class_path=$PWD/target/test-classes:$PWD/target/classes:$(<"$work/class-path.txt")
"${bin}javac" -d "$work/classes" -cp "$class_path" src/bench/java/sample/pagerduty/bench/*.java
exec "${bin}java" -cp "$work/classes:$class_path" "sample.pagerduty.bench.$program" "$@"
