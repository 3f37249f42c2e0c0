import { leaking } from './rows-fifth.ts';

/** Compose files, Dockerfiles and what else says how a container is built and run. */
export const COMPOSE_FIFTH = leaking(`
@@ compose | postgres in a map | docker-compose.yml
version: "3.8"
services:
  db:
    image: postgres:15
    environment:
      POSTGRES_DB: ‹app›
      POSTGRES_USER: ‹login›
      POSTGRES_PASSWORD: ⟦‹pw›⟧
    volumes:
      - pgdata:/var/lib/postgresql/data
volumes:
  pgdata:
@@ compose | mysql in a list | docker-compose.yml
services:
  mysql:
    image: mysql:8
    restart: always
    environment:
      - MYSQL_DATABASE=‹app›
      - MYSQL_ROOT_PASSWORD=⟦‹human›⟧
    ports:
      - "3306:3306"
@@ compose | mariadb quoted | stack/compose.yaml
services:
  mariadb:
    image: mariadb:11
    environment:
      MARIADB_USER: '‹login›'
      MARIADB_PASSWORD: '⟦‹human›⟧'
      MARIADB_RANDOM_ROOT_PASSWORD: 'yes'
@@ compose | mongo root | docker-compose.prod.yml
services:
  mongo:
    image: mongo:6
    environment:
      MONGO_INITDB_ROOT_USERNAME: ‹login›
      MONGO_INITDB_ROOT_PASSWORD: ⟦‹pw›⟧
    ports: ["27017:27017"]
@@ compose | redis command | docker-compose.yml
services:
  cache:
    image: redis:7-alpine
    command: redis-server --appendonly yes --requirepass ⟦‹bare›⟧
    ports:
      - 6379:6379
%%
services:
  cache:
    image: redis:7-alpine
    command: ["redis-server", "--requirepass", "⟦‹made›⟧", "--maxmemory", "256mb"]
@@ compose | rabbitmq | docker-compose.yml
services:
  rabbit:
    image: rabbitmq:3-management
    environment:
      - RABBITMQ_DEFAULT_USER=‹login›
      - RABBITMQ_DEFAULT_PASS=⟦‹pw›⟧
@@ compose | minio | deploy/docker-compose.yml
services:
  minio:
    image: minio/minio
    command: server /data --console-address ":9001"
    environment:
      MINIO_ROOT_USER: ‹login›
      MINIO_ROOT_PASSWORD: ⟦‹human›⟧
@@ compose | connection string of the application | compose.yml
services:
  ‹app›:
    build: .
    environment:
      - PORT=8000
      - SQLALCHEMY_DATABASE_URI=⟦mysql+pymysql://‹login›:‹url›@db:3306/‹app›⟧
    depends_on: [db]
@@ compose | dotnet connection string | docker-compose.override.yml
services:
  ‹app›.api:
    environment:
      - ASPNETCORE_ENVIRONMENT=Production
      - ConnectionStrings__Default=⟦Server=sqldata;Database=‹app›;User Id=sa;Password=‹human›;TrustServerCertificate=true⟧
@@ compose | sql server sa | docker-compose.yml
services:
  sqldata:
    image: mcr.microsoft.com/mssql/server:2022-latest
    environment:
      ACCEPT_EULA: "Y"
      MSSQL_SA_PASSWORD: "⟦‹human›⟧"
@@ compose | traefik basic auth label | docker-compose.yml
services:
  ‹app›:
    image: ghcr.io/‹company›/‹app›:1.4
    labels:
      - "traefik.enable=true"
      - "traefik.http.middlewares.auth.basicauth.users=⟦‹first›:§§apr1§§‹crypt:8›§§‹crypt:22›⟧"
@@ compose | grafana admin | monitoring/docker-compose.yml
services:
  grafana:
    image: grafana/grafana:10.2.0
    environment:
      - GF_SECURITY_ADMIN_USER=‹first›
      - GF_SECURITY_ADMIN_PASSWORD=⟦‹human›⟧
      - GF_USERS_ALLOW_SIGN_UP=false
@@ compose | keycloak admin | auth/compose.yaml
services:
  keycloak:
    image: quay.io/keycloak/keycloak:24.0
    command: start --optimized
    environment:
      KEYCLOAK_ADMIN: ‹login›
      KEYCLOAK_ADMIN_PASSWORD: ⟦‹pw›⟧
@@ compose | wordpress | docker-compose.yml
services:
  wordpress:
    image: wordpress:6
    environment:
      WORDPRESS_DB_HOST: db
      WORDPRESS_DB_USER: ‹login›
      WORDPRESS_DB_PASSWORD: ⟦‹human›⟧
      WORDPRESS_DB_NAME: ‹app›
@@ compose | elastic | elk/docker-compose.yml
services:
  elasticsearch:
    image: docker.elastic.co/elasticsearch/elasticsearch:8.11.1
    environment:
      - discovery.type=single-node
      - ELASTIC_PASSWORD=⟦‹pw›⟧
@@ compose | health check with a password | docker-compose.yml
services:
  db:
    image: mysql:5.7
    env_file: db.env
    healthcheck:
      test: ["CMD", "mysqladmin", "ping", "-h", "localhost", "-u", "root", "-p⟦‹human›⟧"]
      interval: 10s
@@ compose | swarm stack of a tunnel | stack.yml
services:
  tunnel:
    image: cloudflare/cloudflared:latest
    command: tunnel --no-autoupdate run --token ⟦‹base64:{"a":"‹hex:32›","t":"‹uuid›","s":"‹base64:‹uuid›-‹uuid››"}›⟧
@@ compose | vpn container | gluetun/compose.yml
services:
  gluetun:
    image: qmcgaw/gluetun
    cap_add: [NET_ADMIN]
    environment:
      - VPN_SERVICE_PROVIDER=mullvad
      - WIREGUARD_PRIVATE_KEY=⟦‹bytes64:32›⟧
      - SERVER_CITIES=‹city›
@@ compose | pgadmin | tools/compose.yml
services:
  pgadmin:
    image: dpage/pgadmin4
    environment:
      PGADMIN_DEFAULT_EMAIL: ‹first›@‹domain›
      PGADMIN_DEFAULT_PASSWORD: ⟦‹weak›⟧
@@ dockerfile | env of a database | Dockerfile
FROM node:20-alpine
WORKDIR /app
COPY . .
ENV DB_HOST=‹host› DB_USER=‹login› DB_PASSWORD=⟦‹bare›⟧
RUN npm ci --omit=dev
CMD ["node", "server.js"]
@@ dockerfile | old env form with a space | Dockerfile
FROM mysql:5.7
ENV MYSQL_ROOT_PASSWORD ⟦‹human›⟧
COPY ./init /docker-entrypoint-initdb.d/
@@ dockerfile | arg with default | build/Dockerfile
FROM python:3.11-slim
ARG PIP_INDEX_URL=⟦https://‹login›:‹url›@nexus.‹domain›/repository/pypi-all/simple⟧
RUN pip install -r requirements.txt
@@ dockerfile | npm token written to npmrc | Dockerfile
FROM node:18
WORKDIR /srv
RUN echo "//registry.npmjs.org/:_authToken=⟦‹crc:npm_›⟧" > .npmrc && npm install && rm .npmrc
COPY . .
@@ dockerfile | git clone with token | Dockerfile
FROM golang:1.22 AS build
RUN git clone https://⟦‹crc:ghp_›⟧@github.com/‹company›/‹app›.git /src
WORKDIR /src
RUN go build -o /bin/‹app› ./cmd/‹app›
%%
FROM golang:1.22
RUN git config --global url."https://⟦oauth2:glpat-‹b62:20›⟧@gitlab.‹domain›/".insteadOf "https://gitlab.‹domain›/"
@@ dockerfile | root password with chpasswd | sshd/Dockerfile
FROM ubuntu:22.04
RUN apt-get update && apt-get install -y openssh-server && mkdir /var/run/sshd
RUN echo 'root:⟦‹weak›⟧' | chpasswd
EXPOSE 22
CMD ["/usr/sbin/sshd", "-D"]
@@ dockerfile | useradd with hash | Dockerfile
FROM debian:12
RUN useradd -m -s /bin/bash -p '⟦‹sha512crypt›⟧' ‹first›
@@ dockerfile | curl with basic auth | Dockerfile
FROM eclipse-temurin:17-jre
RUN curl -fsSL -u ‹login›:⟦‹bare›⟧ -o /opt/‹app›.jar https://artifactory.‹domain›/libs-release/‹app›-1.0.jar
ENTRYPOINT ["java", "-jar", "/opt/‹app›.jar"]
@@ dockerfile | wget password | Dockerfile
FROM centos:7
RUN wget --user=‹login› --password='⟦‹human›⟧' https://dl.‹domain›/‹app›.rpm && yum localinstall -y ‹app›.rpm
@@ dockerfile | aws build args | Dockerfile
FROM amazonlinux:2
ENV AWS_ACCESS_KEY_ID=⟦AKIA‹b32:16›
ENV AWS_SECRET_ACCESS_KEY=‹b64:40›⟧
RUN aws s3 cp s3://‹company›-artifacts/‹app›.tgz /tmp/
@@ dockerfile | composer auth | docker/php/Dockerfile
FROM php:8.2-fpm
ENV COMPOSER_AUTH='{"github-oauth":{"github.com":"⟦‹crc:ghp_›⟧"}}'
RUN composer install --no-dev
@@ dockerfile | key echoed into the image | Dockerfile
FROM alpine:3.19
RUN mkdir -p /root/.ssh && echo "⟦‹keyline:ssh›⟧" > /root/.ssh/id_ed25519 && chmod 600 /root/.ssh/id_ed25519
@@ dockerfile | license key of a program | Dockerfile
FROM newrelic/infrastructure:latest
ENV NRIA_LICENSE_KEY=⟦‹hex:36›NRAL⟧
ENV NRIA_DISPLAY_NAME=‹app›
@@ dockerfile | image history | reports/history.txt
IMAGE          CREATED        CREATED BY                                      SIZE
‹hex:12›   2 weeks ago    CMD ["python" "main.py"]                        0B
<missing>      2 weeks ago    ENV SECRET_KEY=⟦‹bytes64u:32›⟧ 0B
<missing>      2 weeks ago    COPY . /app # buildkit                          4.1MB
@@ dockerfile | image config of a registry | blobs/config.json
{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/local/bin:/usr/bin:/bin","PGPASSWORD=⟦‹made›⟧"],"Cmd":["/entrypoint.sh"],"WorkingDir":"/app"}}
`);
