import { leaking } from './rows-seventh.ts';

/** Files of environment variables, of frameworks and of programs that people host themselves. */
export const ENVIRONMENT_SEVENTH = leaking(
  'environment',
  `
@@ laravel database | ‹?.env|.env.production|.env.staging|.env.backup›
APP_NAME=‹app›
APP_ENV=production
APP_DEBUG=false
APP_URL=https://‹domain›

DB_CONNECTION=mysql
DB_HOST=‹host›
DB_DATABASE=‹app›
DB_USERNAME=‹login›
DB_PASSWORD=⟦‹upw›⟧
@@ laravel key | ‹?.env|.env.prod›
APP_NAME="‹app›"
APP_KEY=base64:⟦‹b64key›⟧
LOG_CHANNEL=stack
@@ laravel mail | .env
MAIL_MAILER=smtp
MAIL_HOST=smtp.‹domain›
MAIL_PORT=587
MAIL_USERNAME=noreply@‹domain›
MAIL_PASSWORD=⟦‹upw›⟧
MAIL_ENCRYPTION=tls
@@ laravel pusher | .env
PUSHER_APP_ID=1‹d:6›
PUSHER_APP_KEY=‹hex:20›
PUSHER_APP_SECRET=⟦‹hex:20›⟧
PUSHER_APP_CLUSTER=eu
@@ gmail app password | ‹?.env|.env.local|backend/.env›
EMAIL_HOST=smtp.gmail.com
EMAIL_USER=‹person›.‹noun›@gmail.com
EMAIL_PASS=⟦‹az:16›⟧
@@ gmail app password with spaces | .env
EMAIL_HOST_USER=‹org›@gmail.com
EMAIL_HOST_PASSWORD="⟦‹az:4› ‹az:4› ‹az:4› ‹az:4›⟧"
@@ django | ‹?.env|app/.env|.env.prod›
DEBUG=0
ALLOWED_HOSTS=‹domain›,localhost
SECRET_KEY=⟦‹b62:16›^‹b62:10›+‹b62:12›_‹b62:10›⟧
DATABASE_ENGINE=django.db.backends.postgresql
@@ postgres url | ‹?.env|.env.local|server/.env|apps/api/.env›
NODE_ENV=production
PORT=‹?3000|4000|8080›
DATABASE_URL=postgresql://‹login›:⟦‹upw›⟧@‹host›:5432/‹app›?schema=public
@@ quoted postgres url of neon | ‹?.env|.env.local›
DATABASE_URL="postgres://neondb_owner:⟦npg_‹b62:12›⟧@ep-‹noun›-‹noun›-‹az09:8›-pooler.eu-central-1.aws.neon.tech/neondb?sslmode=require"
@@ mongo atlas url | ‹?.env|config.env|config/config.env|backend/.env›
PORT=5000
MONGO_URI=mongodb+srv://‹login›:⟦‹upw›⟧@cluster0.‹az09:7›.mongodb.net/‹app›?retryWrites=true&w=majority
@@ mongo split | config.env
DATABASE=mongodb+srv://‹person›:<PASSWORD>@cluster0.‹az09:5›.mongodb.net/‹app›
DATABASE_PASSWORD=⟦‹spw›⟧
@@ mysql url with encoded sign | .env
DATABASE_URL="mysql://‹login›:⟦‹encoded›⟧@‹host›:3306/‹app›"
@@ redis url without user | ‹?.env|worker/.env›
QUEUE_CONNECTION=redis
REDIS_URL=redis://:⟦‹b62:32›⟧@‹host›:6379/0
@@ upstash | .env.local
UPSTASH_REDIS_REST_URL="https://eu2-‹noun›-‹noun›-‹d:5›.upstash.io"
UPSTASH_REDIS_REST_TOKEN="⟦A‹b62:40›‹b64u:12›==⟧"
@@ amqp url | .env
AMQP_URL=amqps://‹az:8›:⟦‹b64u:32›⟧@‹?kangaroo|cow|rattlesnake›.rmq.cloudamqp.com/‹az:8›
@@ jwt secret | ‹?.env|.env.dev|server/.env›
PORT=5000
JWT_SECRET=⟦‹signing›⟧
JWT_EXPIRE=30d
@@ jwt secret of words | .env
ACCESS_TOKEN_EXPIRY=1d
ACCESS_TOKEN_SECRET=⟦‹noun›-‹noun›-‹person›-‹d:4›⟧
@@ session secret | ‹?.env|api/.env›
SESSION_NAME=sid
SESSION_SECRET="⟦‹signing›⟧"
@@ nextauth | ‹?.env|.env.local|.env.production›
NEXTAUTH_URL=https://‹domain›
NEXTAUTH_SECRET=⟦‹b64key›⟧
@@ github oauth | .env.local
GITHUB_ID=‹hex:20›
GITHUB_SECRET=⟦‹hex:40›⟧
@@ google oauth | ‹?.env|.env.local›
GOOGLE_CLIENT_ID=‹d:12›-‹az09:32›.apps.googleusercontent.com
GOOGLE_CLIENT_SECRET=⟦GOCSPX-‹b64u:28›⟧
@@ aws keys | ‹?.env|.env.prod|deploy/.env›
AWS_REGION=eu-west-1
AWS_S3_BUCKET=‹app›-uploads
AWS_SECRET_ACCESS_KEY=⟦‹awssecret›⟧
@@ aws keys of another name | .env
S3_ENDPOINT=https://s3.eu-central-1.amazonaws.com
S3_SECRET="⟦‹awssecret›⟧"
@@ cloudinary | ‹?.env|backend/.env›
CLOUDINARY_CLOUD_NAME=d‹az09:8›
CLOUDINARY_API_KEY=‹d:15›
CLOUDINARY_API_SECRET=⟦‹b64u:27›⟧
@@ openai | ‹?.env|.env.local|backend/.env›
MODEL=gpt-4o-mini
OPENAI_API_KEY=⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧
@@ deepseek | .env
LLM_BASE_URL=https://api.deepseek.com
DEEPSEEK_API_KEY=⟦sk-‹hex:32›⟧
@@ gemini | ‹?.env|.env.local›
VITE_GEMINI_API_KEY=⟦AIzaSy‹b64u:33›⟧
@@ brave search | .env
SEARCH_PROVIDER=brave
BRAVE_API_KEY=⟦BSA‹b64u:28›⟧
@@ tavily | .env
TAVILY_API_KEY=⟦tvly-dev-‹b62:32›⟧
@@ pinecone | .env
PINECONE_ENVIRONMENT=us-east-1-aws
PINECONE_API_KEY=⟦‹uuid›⟧
@@ azure openai | .env
AZURE_OPENAI_ENDPOINT=https://‹org›-oai.openai.azure.com/
AZURE_OPENAI_API_VERSION=2024-06-01
AZURE_OPENAI_API_KEY=⟦‹hex:32›⟧
@@ stripe | ‹?.env|.env.production|server/.env›
STRIPE_PUBLISHABLE_KEY=pk_live_51‹b62:97›
STRIPE_SECRET_KEY=⟦sk_live_51‹b62:97›⟧
@@ stripe webhook | .env
STRIPE_WEBHOOK_SECRET=⟦whsec_‹b62:32›⟧
@@ razorpay | ‹?.env|backend/.env›
RAZORPAY_KEY_ID=rzp_live_‹b62:14›
RAZORPAY_KEY_SECRET=⟦‹b62:24›⟧
@@ twilio | .env
TWILIO_ACCOUNT_SID=AC‹hex:32›
TWILIO_AUTH_TOKEN=⟦‹hex:32›⟧
TWILIO_FROM=+1415‹d:7›
@@ telegram bot | ‹?.env|bot/.env›
BOT_TOKEN=⟦‹?5|6|7›‹d:9›:AA‹b64u:33›⟧
ADMIN_ID=‹d:9›
@@ discord bot | ‹?.env|bot/.env›
PREFIX=!
DISCORD_TOKEN=⟦MT‹b62:24›.G‹b62:5›.‹b64u:38›⟧
GUILD_ID=‹d:18›
@@ supabase service role | ‹?.env|.env.local›
SUPABASE_URL=https://‹az:20›.supabase.co
SUPABASE_SERVICE_ROLE_KEY=⟦‹servicejwt›⟧
@@ supabase new secret key | .env
NEXT_PUBLIC_SUPABASE_URL=https://‹az:20›.supabase.co
SUPABASE_SECRET_KEY=⟦sb_secret_‹b64u:22›_‹b62:8›⟧
@@ strapi | .env
HOST=0.0.0.0
PORT=1337
API_TOKEN_SALT=⟦‹b64:22›==⟧
@@ symfony | ‹?.env|.env.prod|.env.local.php.bak›
APP_ENV=prod
APP_SECRET=⟦‹hex:32›⟧
MESSENGER_TRANSPORT_DSN=doctrine://default?auto_setup=0
@@ symfony mailer | .env.local
MAILER_DSN=smtp://‹login›:⟦‹upw›⟧@smtp.‹domain›:587
@@ rails master key | config/master.key
⟦‹hex:32›⟧
@@ rails environment | ‹?.env|.env.production|.kamal/secrets›
RAILS_ENV=production
SECRET_KEY_BASE=⟦‹hex:128›⟧
@@ n8n | .env
N8N_HOST=n8n.‹domain›
N8N_BASIC_AUTH_USER=‹login›
N8N_BASIC_AUTH_PASSWORD=⟦‹spw›⟧
@@ minio | ‹?.env|minio.env›
MINIO_ROOT_USER=‹login›
MINIO_ROOT_PASSWORD=⟦‹spw›⟧
@@ postgres image | ‹?.env|db.env|postgres.env›
POSTGRES_DB=‹app›
POSTGRES_USER=‹login›
POSTGRES_PASSWORD=⟦‹upw›⟧
@@ short database password | .env
DB_USER=‹login›
DB_PASS=⟦‹short›⟧
@@ exported with spaces | ‹?env.sh|.envrc|setenv.sh›
export APP_HOME=/opt/‹app›
export DB_PWD="⟦‹pw›⟧"
@@ yaml-like environment | .env
SMTP_SERVER: mail.‹domain›
SMTP_PASSWORD: ⟦‹spw›⟧
@@ spaces around the equals sign | .env
MYSQL_USER = ‹login›
MYSQL_PASSWORD = ⟦‹upw›⟧
@@ comment behind the value | .env
SFTP_HOST=sftp.‹domain›
SFTP_PASSWORD=⟦‹spw›⟧   # changed by ‹person› 12.03.
@@ commented out | ‹?.env|.env.local›
# production
#DB_PASSWORD=⟦‹upw›⟧
DB_HOST=localhost
@@ prefix of the company | .env
FLEET_LDAP_BIND_DN=cn=‹login›,ou=services,dc=‹org›,dc=local
FLEET_LDAP_BIND_CREDENTIALS=⟦‹spw›⟧
@@ pass without word | .env
IMAP_USER=‹login›@‹domain›
IMAP_PASSWD=⟦‹upw›⟧
@@ encryption key | .env
ENCRYPTION_ALGORITHM=aes-256-cbc
ENCRYPTION_KEY=⟦‹b62:32›⟧
@@ homebridge camera | .env
RTSP_URL=rtsp://‹login›:⟦‹upw›⟧@192.168.1.‹n›:554/stream1
`,
);
