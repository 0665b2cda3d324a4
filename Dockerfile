# The client for a PagerDuty app of your own:
#
#   docker build -t pagerduty-oauth-sample .
#   docker run --rm -p 127.0.0.1:5000:5000 -v "$PWD/config.json:/config/config.json:ro" \
#     -v pagerduty-oauth-sample:/store pagerduty-oauth-sample
#
# The volume keeps connections, script keys and sessions; PD_DATABASE_URL and PD_STORE_KEY put
# them into a PostgreSQL instead (then leave PD_STORE_DIR empty: -e PD_STORE_DIR=).
#
# Settings can also be environment variables, whose names begin with PD_; take
# PD_CLIENT_SECRET_FILE for the secret.
# The port inside is that of REDIRECT_URI when it is plain http, else PORT or 5000.
#
# Without any configuration the client runs on the sandbox. The browser must reach that
# at localhost:5001, which no published port gives, because the sandbox listens on
# loopback only: use --network host -e PD_BIND_ADDRESS=127.0.0.1 (Linux), or the jar.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY src/main src/main
# The cache is the builder's, so a changed pom.xml fetches only what is new.
RUN --mount=type=cache,target=/root/.m2 mvn -B package
# Jars side by side, because the JVM's AOT cache does not look into nested ones.
RUN java -Djarmode=tools -jar target/pagerduty-oauth-sample.jar extract --destination /app

FROM eclipse-temurin:25-jre
# Measured with src/bench/race.sh. This app waits for PagerDuty rather than computes:
# the plain collector, the quick compiler alone and a small heap to begin with let it
# start sooner and need less memory. With the quick compiler alone the JVM reserves less
# for code, and collects everything once a sixth of that is filled, which is at the start.
# Spring's jars have other classes for JDK 24 and later. The AOT cache cannot hold them, and
# the app would start 40 ms later: jdk.util.jar.version takes those for JDK 21.
# Give the variable another value to choose otherwise.
ENV JDK_JAVA_OPTIONS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m -XX:ReservedCodeCacheSize=128m -Djdk.util.jar.version=21 -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError" \
    PD_BIND_ADDRESS=0.0.0.0 \
    PD_STORE_DIR=/store
# Libraries change seldom: a layer of their own.
COPY --from=build /app/lib /app/lib
COPY src/docker /app/
COPY --from=build /app/pagerduty-oauth-sample.jar /app/
# Here and not in the build stage: the cache fits only the very JVM and the very files
# that it was made with. The app that it is made with is invented: no secret, no network.
RUN bash /app/train.sh /app/app.aot java -jar /app/pagerduty-oauth-sample.jar

RUN install -d -o 10001 -g 10001 -m 0700 /store
VOLUME /store
# A number, so that Kubernetes can see that it is not root.
USER 10001:10001
# config.json is looked for in the working directory.
WORKDIR /config
EXPOSE 5000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["bash", "/app/health.sh"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/app.aot", "-jar", "/app/pagerduty-oauth-sample.jar"]
