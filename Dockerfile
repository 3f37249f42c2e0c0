# The command line as an image: Node, the authorities of TLS and Assay, not root. In a checkout of a release: `docker build .`
# Dependabot renews the base image.
FROM node:24.18.0-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d
# Assay needs no package manager of Node, and no other program of the base image.
RUN apt-get update \
  && apt-get upgrade --yes \
  && apt-get install --yes --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/* /usr/local/lib/node_modules /opt/yarn-* \
  && rm -f /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg
COPY dist /opt/assay
RUN ln -s /opt/assay/js/assay.js /usr/local/bin/assay
USER 65532:65532
ENTRYPOINT ["assay"]
