# Two stages: a JDK builds, a JRE runs. docker build -t vedette . && docker run -p 127.0.0.1:9808:9808 -e VEDETTE_LISTEN=0.0.0.0:9808 -v ./conf:/etc/vedette:ro -v vedette:/var/lib/vedette vedette
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src src
# Maven and the libraries stay in the builder's cache from one build to the next.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B -Dquick package
# What of the libraries is machine code: unpacked here, so that a container needs no /tmp from which programs can be loaded.
RUN mkdir native && cd native \
  && for jar in ../target/lib/*native*linux*.jar ../target/lib/*tcnative*linux*.jar; do jar -xf "$jar" META-INF/native; done \
  && jar -xf ../target/lib/sqlite-jdbc-*.jar "org/sqlite/native/Linux/$(uname -m)" \
  && find . -name '*.so' -exec mv -t . {} + && rm -r META-INF org

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 9808 vedette \
  && useradd --system --uid 9808 --gid 9808 --home-dir /var/lib/vedette --no-create-home --shell /usr/sbin/nologin vedette \
  && install -d -o vedette -g vedette -m 750 /var/lib/vedette
WORKDIR /usr/share/vedette
COPY --from=build /src/target/lib lib
COPY --from=build /src/native native
COPY --from=build /src/target/vedette.jar ./
COPY vedette ./
COPY .mvn/find-jdk .mvn/find-jdk
# What the JVM learns in a rehearsal halves the time of a start; an image without it would do as well.
RUN ./vedette prepare || true
COPY conf/vedette.yml /etc/vedette/vedette.yml
# History lives here: mount a volume, or it ends with the container.
ENV STATE_DIRECTORY=/var/lib/vedette
VOLUME /var/lib/vedette
# By number, so that Kubernetes can see that it is not root.
USER 9808:9808
EXPOSE 9808
# Inside a container loopback is the container's own: the configuration's server.listen decides what is reachable, with tokens for all that is not loopback.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s CMD ["/usr/share/vedette/vedette", "status", "--quiet"]
ENTRYPOINT ["/usr/share/vedette/vedette"]
CMD ["run", "-c", "/etc/vedette/vedette.yml"]
