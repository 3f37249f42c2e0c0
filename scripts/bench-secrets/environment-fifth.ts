import { leaking } from './rows-fifth.ts';

/** Files of environment variables, as they are copied into images and repositories. */
export const ENVIRONMENT_FIFTH = leaking(`
@@ environment | laravel database | .env
APP_NAME=‹app›
APP_ENV=production
APP_DEBUG=false
APP_URL=https://‹domain›

DB_CONNECTION=mysql
DB_HOST=‹ip›
DB_DATABASE=‹app›
DB_USERNAME=‹login›
DB_PASSWORD=⟦‹pw›⟧

CACHE_DRIVER=file
SESSION_LIFETIME=120
@@ environment | laravel application key | src/.env.production
APP_NAME="‹app›"
APP_ENV=production
APP_KEY=base64:⟦‹bytes64:32›⟧
APP_DEBUG=false
LOG_CHANNEL=stack
@@ environment | laravel mail | .env.prod
MAIL_MAILER=smtp
MAIL_HOST=smtp.‹domain›
MAIL_PORT=587
MAIL_USERNAME=noreply@‹domain›
MAIL_PASSWORD=⟦"‹human›"⟧
MAIL_ENCRYPTION=tls
@@ environment | rails master key | config/master.key
⟦‹hex:32›⟧
@@ environment | rails secret key base | .env.production
RAILS_ENV=production
RAILS_LOG_TO_STDOUT=enabled
SECRET_KEY_BASE=⟦‹hex:128›⟧
WEB_CONCURRENCY=2
@@ environment | database url postgres | .env
NODE_ENV=production
PORT=8080
DATABASE_URL=⟦postgres://‹login›:‹url›@‹host›:5432/‹app›⟧
LOG_LEVEL=info
%%
# production
DATABASE_URL="⟦postgresql://‹login›:‹url›@‹host›/‹app›?sslmode=require&connection_limit=5⟧"
PORT=3000
%%
DATABASE_URL=⟦postgresql+asyncpg://‹login›:‹url›@‹ip›:5432/‹app›⟧
WORKERS=4
@@ environment | mongo atlas url | server/.env
PORT=5000
MONGO_URI=⟦mongodb+srv://‹first›:‹url›@cluster0.‹az09:5›.mongodb.net/‹app›?retryWrites=true&w=majority⟧
CLIENT_URL=https://‹app›.‹domain›
@@ environment | redis url with password | worker/.env
REDIS_URL=⟦redis://:‹b62:32›@‹host›:6379/0⟧
QUEUE_NAME=‹app›
%%
CELERY_BROKER_URL=⟦redis://default:‹url›@‹ip›:6379/1⟧
CELERY_CONCURRENCY=8
@@ environment | broker url | services/‹app›/.env
SERVICE=‹app›
AMQP_URL=⟦amqps://‹login›:‹url›@‹az:6›.rmq.cloudamqp.com/‹login›⟧
PREFETCH=20
@@ environment | jwt secret by hand | backend/.env
PORT=4000
JWT_SECRET=⟦‹pick:this-is-the-|my-very-|super-›‹plain›-‹thing›-‹d:4›⟧
JWT_EXPIRES_IN=7d
%%
PORT=4000
JWT_SECRET=⟦‹company›JwtSigning‹d:4›!⟧
JWT_EXPIRE=30
@@ environment | jwt secret by openssl | api/.env
JWT_ACCESS_SECRET=⟦‹bytes64:48›⟧
JWT_ACCESS_TTL=900
@@ environment | next auth | .env.local
NEXTAUTH_URL=https://‹app›.‹domain›
NEXTAUTH_SECRET=⟦‹bytes64:32›⟧
NEXT_PUBLIC_APP_NAME=‹app›
@@ environment | django secret key in environment | .env
DEBUG=0
DJANGO_ALLOWED_HOSTS=‹domain›
DJANGO_SECRET_KEY='⟦‹az09:20›&‹az09:9›(‹az09:12›^‹az09:6›⟧'
@@ environment | aws pair | .env
AWS_DEFAULT_REGION=‹region›
AWS_ACCESS_KEY_ID=⟦AKIA‹b32:16›
AWS_SECRET_ACCESS_KEY=‹b64:40›⟧
S3_BUCKET=‹company›-‹app›
%%
S3_KEY=⟦AKIA‹b32:16›
S3_SECRET=‹b64:40›⟧
S3_REGION=‹region›
@@ environment | stripe live | .env
STRIPE_PUBLISHABLE_KEY=pk_live_51‹b62:97›
STRIPE_SECRET_KEY=⟦sk_live_51‹b62:97›⟧
CURRENCY=eur
@@ environment | stripe webhook | apps/checkout/.env
STRIPE_WEBHOOK_SECRET=⟦whsec_‹b62:32›⟧
SUCCESS_URL=https://‹domain›/thanks
@@ environment | openai project | .env
MODEL=gpt-4o-mini
OPENAI_API_KEY=⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧
MAX_TOKENS=800
@@ environment | supabase service role | web/.env
NEXT_PUBLIC_SUPABASE_URL=https://‹az:20›.supabase.co
SUPABASE_SERVICE_ROLE_KEY=⟦‹role:service_role›⟧
@@ environment | twilio | .env
TWILIO_ACCOUNT_SID=AC‹hex:32›
TWILIO_AUTH_TOKEN=⟦‹hex:32›⟧
TWILIO_FROM=+4915‹d:8›
@@ environment | smtp of gmail | bot/.env
EMAIL_USER=‹company›.‹app›@gmail.com
EMAIL_PASS=⟦‹az:4› ‹az:4› ‹az:4› ‹az:4›⟧
EMAIL_FROM="‹company›"
@@ environment | telegram bot | .env
BOT_TOKEN=⟦‹n:7›‹d:9›:AA‹b64u:33›⟧
CHAT_ID=-100‹d:10›
ADMINS=‹d:9›
@@ environment | discord bot | .env
PREFIX=!
DISCORD_TOKEN=⟦‹base64u:1‹d:18››.G‹b64u:5›.‹b64u:38›⟧
GUILD_ID=‹d:18›
@@ environment | google oauth client | .env
GOOGLE_CLIENT_ID=‹d:12›-‹az09:32›.apps.googleusercontent.com
GOOGLE_CLIENT_SECRET=⟦GOCSPX-‹b64u:28›⟧
GOOGLE_CALLBACK=/auth/google/callback
@@ environment | export file of a shell | scripts/env.sh
#!/bin/sh
export DB_HOST=‹host›
export DB_USER=‹login›
export DB_PASS='⟦‹human›⟧'
export DB_NAME=‹app›
%%
# source me
export ‹pick:LDAP_BIND_PW|SMTP_PASSWD|FTP_PWD›="⟦‹human›⟧"
export LANG=C.UTF-8
@@ environment | profile of root | root/.bashrc
alias ll='ls -l'
export PATH=§PATH:/opt/‹app›/bin
export ARTIFACTORY_PASSWORD=⟦AKCp8‹b62:68›⟧
@@ environment | env file with export and comment | deploy/‹env›.env
# admin login, ask ‹first› before you change it
ADMIN_EMAIL=admin@‹domain›
ADMIN_PASSWORD=⟦‹human›⟧
%%
SUPERUSER_NAME=‹first›
SUPERUSER_PASSWORD=⟦‹weak›⟧
@@ environment | encryption key hex | .env
APP_URL=https://‹domain›
ENCRYPTION_KEY=⟦‹hex:64›⟧
ENCRYPTION_ALGO=aes-256-gcm
%%
DATA_KEY_V2=⟦‹bytes64:32›⟧
DATA_KEY_ID=2
@@ environment | session and cookie secrets | .env
SESSION_STORE=redis
SESSION_SECRET=⟦‹pick:keyboard |crazy |hungry ›‹plain› ‹thing› ‹d:2›⟧
%%
COOKIE_NAME=sid
COOKIE_SECRET=⟦‹made›⟧
@@ environment | symfony | .env.local
APP_ENV=prod
APP_SECRET=⟦‹hex:32›⟧
TRUSTED_PROXIES=127.0.0.1
%%
MESSENGER_TRANSPORT_DSN=doctrine://default
MAILER_DSN=⟦smtp://no-reply%40‹domain›:‹url›@mail.‹domain›:465⟧
@@ environment | sentry upload token | .sentryclirc
[defaults]
url = https://sentry.io/
org = ‹company›
project = ‹app›

[auth]
token = ⟦sntrys_‹base64:{"iat":‹seconds›.‹d:6›,"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"‹company›"}›_‹b64:43›⟧
@@ environment | react app secret in bundle | frontend/.env.production
REACT_APP_API_URL=https://api.‹domain›
REACT_APP_AUTH_USERNAME=‹login›
REACT_APP_AUTH_PASSWORD=⟦‹human›⟧
GENERATE_SOURCEMAP=false
@@ environment | google key of a backend | server/.env
PORT=8081
GOOGLE_GEOCODING_API_KEY=⟦AIzaSy‹b64u:33›⟧
@@ environment | webhook of slack | .env.production
SLACK_CHANNEL=#alerts
SLACK_WEBHOOK_URL=⟦https://hooks.slack.com/services/T‹AZ09:10›/B‹AZ09:10›/‹b62:24›⟧
`);
