# filing-press. Everything is fetched while the image is built, nothing when it runs.
#
#   docker build -t filing-press .
#   docker run --rm -p 127.0.0.1:3000:3000 --read-only --tmpfs /tmp:size=512m filing-press

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json shipped-files.json tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY clients ./clients
# `npm ci` builds (the script `prepare`); what only the build needs goes again.
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --ignore-scripts --no-audit --no-fund
# The browser is unpacked here, so that the running service needs no writable folder for it.
RUN mkdir -p /opt/filing-press && chmod 700 /opt/filing-press \
  && node -e "import('/app/dist/pdf/browser/unpack.js').then(({ unpackBrowser }) => unpackBrowser('/opt/filing-press'))" \
  && chmod -R u=rwX,go=rX /opt/filing-press

FROM node:24-bookworm-slim
# tini is process 1: it passes signals on and reaps what the browser leaves.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# glibc keeps what threads have freed unless it is told to give large blocks back (docs/operations.md, "Memory").
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    FILING_PRESS_BROWSER_FOLDER=/opt/filing-press \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    MALLOC_TRIM_THRESHOLD_=131072
COPY --from=build /opt/filing-press /opt/filing-press
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json shipped-files.json LICENSE ./
COPY fonts ./fonts
COPY templates ./templates
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "dist/main.js"]
