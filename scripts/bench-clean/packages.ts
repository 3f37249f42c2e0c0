/** A published package, by the name and the exact version that its own client fetches. */
export type Fetched = `${string}@${string}`;

/** Laid as they are installed in an image, one layer each. Debian's mirrors keep the newest version alone. */
export const INSTALLED: Readonly<Record<Ecosystem, readonly Fetched[]>> = {
  npm: [
    'ssh2@1.17.0',
    'twilio@6.2.0',
    'axios@1.21.1',
    'vite@8.3.8',
    '@faker-js/faker@10.6.0',
    'next@16.4.6',
    'dotenv@18.0.10',
    'lodash@4.18.1',
    'express@5.3.0',
    'react@19.3.1',
    'webpack@5.112.2',
    'jsonwebtoken@9.0.3',
    'node-forge@1.4.3',
    'aws-sdk@2.1693.0',
    'stripe@23.1.0',
    'mongoose@9.12.1',
    'pg@8.23.1',
    'mysql2@3.24.5',
    'nodemailer@10.6.0',
    'passport@0.7.0',
    '@babel/core@8.1.2',
    'eslint@10.15.0',
    'prettier@3.10.1',
    'rxjs@7.8.2',
    'undici@8.12.4',
    'ws@8.23.0',
    'fastify@5.12.8',
    'elliptic@6.6.1',
    'mongodb@7.8.0',
    'sequelize@6.37.8',
    'ioredis@6.0.0',
    'playwright-core@1.65.1',
  ],
  pypi: [
    'pandas@3.1.1',
    'scipy@1.18.1',
    'sqlalchemy@2.1.9',
    'pydantic@2.14.3',
    'numpy@2.5.5',
    'requests@2.34.2',
    'flask@3.1.3',
    'django@6.1.3',
    'cryptography@50.0.2',
    'paramiko@5.1.0',
    'boto3@1.44.5',
    'botocore@1.44.5',
    'celery@5.7.0',
    'fastapi@0.163.2',
    'ansible-core@2.21.5',
    'pyjwt@2.15.1',
    'urllib3@2.8.0',
    'tornado@6.6.1',
    'aiohttp@3.14.5',
    'twisted@26.10.0',
    'asyncssh@2.24.1',
    'setuptools@84.2.1',
    'google-auth@2.62.2',
    'azure-identity@1.27.0',
    'pymongo@4.20.0',
    'sentry-sdk@2.75.0',
  ],
  maven: [
    'org.springframework.security:spring-security-core@7.1.2',
    'com.h2database:h2@2.5.252',
    'org.springframework.boot:spring-boot@4.0.7',
    'org.apache.kafka:kafka-clients@4.4.0',
    'org.bouncycastle:bcprov-jdk18on@1.87',
    'org.postgresql:postgresql@42.7.14',
    'org.apache.tomcat.embed:tomcat-embed-core@11.0.27',
    'com.nimbusds:nimbus-jose-jwt@10.10',
    'org.eclipse.jetty:jetty-server@12.1.14',
    'com.google.guava:guava@33.8.0-jre',
    'org.hibernate.orm:hibernate-core@7.4.15.Final',
    'org.keycloak:keycloak-core@26.8.2',
  ],
  go: [
    'golang.org/x/crypto@v0.57.0',
    'github.com/golang-jwt/jwt/v5@v5.3.1',
    'github.com/jackc/pgx/v5@v5.12.0',
    'github.com/go-sql-driver/mysql@v1.10.1',
    'github.com/redis/go-redis/v9@v9.22.0',
    'github.com/hashicorp/vault/api@v1.23.0',
    'github.com/minio/minio-go/v7@v7.4.1',
    'github.com/aws/aws-sdk-go-v2/config@v1.32.35',
    'k8s.io/client-go@v0.36.2',
    'github.com/spf13/viper@v1.21.0',
  ],
  debian: [
    'ssl-cert@1.1.2',
    'postgresql-common@248+deb12u2',
    'python3-paramiko@2.12.0-2',
    'php-common@2:93',
    'redis-tools@5:7.0.15-1~deb12u10',
    'python3-twisted@22.4.0-4+deb12u1',
  ],
};

/** Laid as the source tree of an application: what their authors publish with tests, samples and documentation. */
export const SOURCES: Readonly<Record<SourceKind, readonly Fetched[]>> = {
  go: [
    'github.com/gin-gonic/gin@v1.12.0',
    'github.com/gofiber/fiber/v2@v2.52.15',
    'github.com/prometheus/prometheus@v0.316.0',
    'github.com/caddyserver/caddy/v2@v2.11.9',
    'github.com/nats-io/nats-server/v2@v2.15.2',
    'github.com/sigstore/sigstore@v1.10.8',
    'github.com/docker/cli@v29.7.2+incompatible',
    'helm.sh/helm/v3@v3.22.0',
    'github.com/go-git/go-git/v5@v5.19.2',
    'go.mongodb.org/mongo-driver@v1.17.10',
  ],
  npm: ['express@5.3.0', 'nodemailer@10.6.0', 'sequelize@6.37.8'],
  sdist: ['django@5.2.8', 'flask@3.1.3', 'requests@2.34.2', 'httpx@0.28.1', 'sentry-sdk@2.75.0'],
};

export type Ecosystem = 'npm' | 'pypi' | 'maven' | 'go' | 'debian';
export type SourceKind = 'go' | 'npm' | 'sdist';

/** Name and version; a name may have an `@` of its own at its front. */
export function nameAndVersion(fetched: Fetched): readonly [name: string, version: string] {
  const at = fetched.lastIndexOf('@');
  return [fetched.slice(0, at), fetched.slice(at + 1)];
}
