# Two stages: a JDK builds, a JRE runs. docker build -t vedette . && docker run -p 127.0.0.1:9808:9808 -e VEDETTE_LISTEN=0.0.0.0:9808 -v ./conf:/etc/vedette:ro -v vedette:/var/lib/vedette vedette
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN ./mvnw -q -B -Dquick dependency:go-offline
COPY src src
RUN ./mvnw -q -B -Dquick package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 9808 --home-dir /var/lib/vedette --create-home vedette
WORKDIR /usr/share/vedette
COPY --from=build /src/target/lib lib
COPY --from=build /src/target/vedette.jar ./
COPY vedette ./
COPY .mvn/find-jdk .mvn/find-jdk
# What the JVM learns in a rehearsal halves the time of a start; an image without it would do as well.
RUN ./vedette prepare || true
COPY conf/vedette.yml /etc/vedette/vedette.yml
# History lives here: mount a volume, or it ends with the container.
ENV STATE_DIRECTORY=/var/lib/vedette
VOLUME /var/lib/vedette
USER vedette
EXPOSE 9808
# Inside a container loopback is the container's own: the configuration's server.listen decides what is reachable, with tokens for all that is not loopback.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["/usr/share/vedette/vedette", "status", "--quiet"]
ENTRYPOINT ["/usr/share/vedette/vedette"]
CMD ["run", "-c", "/etc/vedette/vedette.yml"]
