# filing-press. Everything is fetched while the image is built, nothing when it runs.
#
#   docker build -t filing-press .
#   docker run --rm -p 127.0.0.1:3000:3000 --read-only --tmpfs /tmp:size=512m filing-press
#
# NODE_IMAGE builds: it has Node and npm. BASE_IMAGE runs: it has glibc, libstdc++ and apt, and gets Node from the other.
ARG NODE_IMAGE=node:24-bookworm-slim
ARG BASE_IMAGE=debian:bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
# .dockerignore lets in what this needs, and nothing else.
COPY . .
RUN npm run build
# The browser is unpacked here: the running service needs neither a writable folder for it nor the packed one.
RUN mkdir -p /opt/filing-press && chmod 700 /opt/filing-press \
  && node -e "import('/app/dist/pdf/browser/unpack.js').then(({ unpackBrowser }) => unpackBrowser('/opt/filing-press'))" \
  && chmod -R u=rwX,go=rX /opt/filing-press \
  && rm node_modules/@sparticuz/chromium/bin/*
# What only builds and type checks need goes.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && find node_modules dist -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete \
  && mkdir code && mv dist templates package.json shipped-files.json LICENSE code/

FROM ${BASE_IMAGE}
# tini is process 1: it passes signals on and reaps what the browser leaves.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/* \
  && useradd --uid 1000 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin filing-press
WORKDIR /app
# glibc keeps what threads have freed unless it is told to give large blocks back (docs/operations.md, "Memory").
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    FILING_PRESS_BROWSER_FOLDER=/opt/filing-press \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    MALLOC_TRIM_THRESHOLD_=131072
# A layer for each, what changes least first: an update of the code is a few megabytes to pull.
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /opt/filing-press /opt/filing-press
COPY --from=build /app/fonts ./fonts
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/code ./
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "dist/main.js"]
