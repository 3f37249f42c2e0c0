import { leaking } from './rows-sixth.ts';

/** Files of environment variables, as they are committed by mistake. */
export const ENVIRONMENT_SIXTH = leaking(
  'environment',
  String.raw`
@@ laravel database | .env
APP_NAME=‹app›
APP_ENV=‹?local|production|staging›
APP_DEBUG=true
DB_CONNECTION=mysql
DB_HOST=127.0.0.1
DB_PORT=3306
DB_DATABASE=‹app›
DB_USERNAME=‹login›
DB_PASSWORD=⟦‹pw›⟧
@@ laravel app key | ‹?.env|.env.production|src/.env|.env.bak›
APP_NAME="‹app›"
APP_ENV=production
APP_KEY=base64:⟦‹b64:43›=⟧
APP_DEBUG=false
APP_URL=https://‹domain›
@@ laravel mail | .env
MAIL_MAILER=smtp
MAIL_HOST=smtp.gmail.com
MAIL_PORT=587
MAIL_USERNAME=‹person›@‹domain›
MAIL_PASSWORD=⟦‹az:16›⟧
MAIL_ENCRYPTION=tls
@@ laravel pusher | .env
PUSHER_APP_ID=‹d:7›
PUSHER_APP_SECRET=⟦‹hex:20›⟧
PUSHER_APP_CLUSTER=eu
@@ mail of a provider | backend/.env
MAIL_HOST=mail.‹domain›
MAIL_PORT=465
MAIL_USER=no-reply@‹domain›
‹?MAIL_PASS|MAIL_PASSWORD|EMAIL_PASS|EMAIL_PASSWORD|SMTP_PASS›=⟦‹pw›⟧
@@ django | ‹?.env|.env.dev|backend/.env|env/.env.prod›
DEBUG=‹?1|0|True›
DJANGO_ALLOWED_HOSTS=localhost,‹domain›
‹?SECRET_KEY|DJANGO_SECRET_KEY›=⟦‹b62:1›‹strong:49›⟧
@@ postgres of django | .envs/.production/.postgres
POSTGRES_HOST=postgres
POSTGRES_PORT=5432
POSTGRES_DB=‹app›
POSTGRES_USER=‹login›
POSTGRES_PASSWORD=⟦‹pw›⟧
@@ node jwt | ‹?server/.env|api/.env|.env›
PORT=‹?3000|5000|8080›
NODE_ENV=development
‹?JWT_SECRET|JWT_KEY|JWT_SECRET_KEY|ACCESS_TOKEN_SECRET|REFRESH_TOKEN_SECRET|TOKEN_SECRET›=⟦‹key›⟧
@@ human jwt | ‹?.env|server/.env›
PORT=4000
JWT_EXPIRES_IN=7d
JWT_SECRET=⟦‹human›⟧
@@ mongodb atlas | ‹?.env|backend/.env|config/config.env›
PORT=5000
‹?MONGO_URI|MONGODB_URI|MONGO_URL|DB_URL|DATABASE›=mongodb+srv://‹login›:⟦‹upw›⟧@cluster0.‹az09:5›.mongodb.net/‹app›?retryWrites=true&w=majority
@@ prisma | ‹?prisma/.env|.env|apps/api/.env›
# Environment variables declared in this file are automatically made available to Prisma.
DATABASE_URL="postgresql://‹login›:⟦‹upw›⟧@‹?localhost|db|ep-cool-sun-a1b2.eu-central-1.aws.neon.tech›:5432/‹app›?schema=public"
@@ redis url | .env
QUEUE=default
REDIS_URL=redis‹?|s›://‹?default|›:⟦‹upw›⟧@‹?redis|cache.internal|10.2.0.4›:6379/0
@@ aws pair | ‹?.env|.env.local|deploy/.env›
AWS_REGION=‹?us-east-1|eu-west-1|ap-south-1›
AWS_ACCESS_KEY_ID=AKIA‹b32:16›
AWS_SECRET_ACCESS_KEY=⟦‹b64:40›⟧
AWS_BUCKET=‹app›-uploads
@@ s3 of the app | .env
S3_BUCKET=‹app›
S3_ACCESS_KEY=AKIA‹b32:16›
S3_SECRET_KEY="⟦‹b64:40›⟧"
@@ minio | .env
MINIO_ENDPOINT=http://minio:9000
MINIO_ROOT_USER=‹login›
MINIO_ROOT_PASSWORD=⟦‹pw›⟧
@@ stripe | ‹?.env|.env.local|functions/.env|.env.production›
NEXT_PUBLIC_URL=https://‹domain›
‹?STRIPE_SECRET_KEY|STRIPE_KEY|STRIPE_API_KEY|STRIPE_SECRET›=⟦sk_live_51‹b62:97›⟧
@@ stripe webhook | .env.local
NEXT_PUBLIC_SITE_URL=http://localhost:3000
STRIPE_WEBHOOK_SECRET=⟦whsec_‹b62:32›⟧
@@ openai project key | ‹?.env|.env.local|chatbot/.env|src/.env›
‹?OPENAI_API_KEY|OPENAI_KEY|VITE_OPENAI_API_KEY|REACT_APP_OPENAI_API_KEY›=⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧
@@ openai old key | .env
MODEL=gpt-4o-mini
OPENAI_API_KEY = ⟦sk-‹b62:20›T3BlbkFJ‹b62:20›⟧
@@ anthropic | .env
ANTHROPIC_API_KEY=⟦sk-ant-api03-‹b64u:93›AA⟧
MAX_TOKENS=1024
@@ gemini | ‹?.env|.env.local›
‹?GEMINI_API_KEY|GOOGLE_API_KEY|VITE_GEMINI_API_KEY›=⟦AIzaSy‹b64u:33›⟧
@@ groq | .env
GROQ_API_KEY=⟦gsk_‹b62:52›⟧
TEMPERATURE=0.2
@@ supabase service role | .env.local
NEXT_PUBLIC_SUPABASE_URL=https://‹az:20›.supabase.co
‹?SUPABASE_SERVICE_ROLE_KEY|SUPABASE_SERVICE_KEY›=⟦‹servicejwt›⟧
@@ next-auth | ‹?.env|.env.local|.env.production›
NEXTAUTH_URL=http://localhost:3000
‹?NEXTAUTH_SECRET|AUTH_SECRET›="⟦‹b64:43›=⟧"
@@ google oauth | .env
GOOGLE_CLIENT_ID=‹d:12›-‹az09:32›.apps.googleusercontent.com
GOOGLE_CLIENT_SECRET=⟦GOCSPX-‹b64u:28›⟧
@@ github oauth | .env
GITHUB_ID=‹hex:20›
‹?GITHUB_SECRET|GITHUB_CLIENT_SECRET|OAUTH_GITHUB_SECRET›=⟦‹hex:40›⟧
@@ github token | ‹?.env|scripts/.env|bot/.env›
‹?GITHUB_TOKEN|GH_TOKEN|GITHUB_PAT›=⟦‹ghp›⟧
REPO=‹org›/‹app›
@@ telegram bot | ‹?.env|bot.env›
‹?BOT_TOKEN|TELEGRAM_TOKEN|TELEGRAM_BOT_TOKEN|TG_TOKEN|API_TOKEN›=⟦‹?1|5|6|7›‹d:9›:AA‹b64u:33›⟧
ADMIN_ID=‹d:9›
@@ discord bot | .env
CLIENT_ID=‹d:18›
‹?DISCORD_TOKEN|TOKEN|BOT_TOKEN›=⟦MT‹b62:24›.G‹b62:5›.‹b64u:38›⟧
@@ slack bot | .env
‹?SLACK_BOT_TOKEN|SLACK_TOKEN›=⟦xoxb-‹d:12›-‹d:13›-‹b62:24›⟧
SLACK_CHANNEL=#alerts
@@ sendgrid | ‹?.env|sendgrid.env›
‹?export |›SENDGRID_API_KEY='⟦SG.‹b64u:22›.‹b64u:43›⟧'
@@ mailgun | .env
MAILGUN_DOMAIN=mg.‹domain›
MAILGUN_API_KEY=⟦‹hex:32›-‹hex:8›-‹hex:8›⟧
@@ twilio | .env
TWILIO_ACCOUNT_SID=AC‹hex:32›
TWILIO_AUTH_TOKEN=⟦‹hex:32›⟧
TWILIO_NUMBER=+1415555‹d:4›
@@ cloudinary | .env
CLOUDINARY_CLOUD_NAME=d‹az09:8›
CLOUDINARY_API_KEY=‹d:15›
CLOUDINARY_API_SECRET=⟦‹b64u:27›⟧
@@ paypal | .env
PAYPAL_CLIENT_ID=A‹b64u:79›
‹?PAYPAL_SECRET|PAYPAL_CLIENT_SECRET|PAYPAL_APP_SECRET›=⟦E‹b64u:79›⟧
@@ razorpay | .env
RAZORPAY_KEY_ID=rzp_live_‹b62:14›
RAZORPAY_KEY_SECRET=⟦‹b62:24›⟧
@@ rails master key | .env
RAILS_ENV=production
RAILS_MASTER_KEY=⟦‹hex:32›⟧
@@ secret key base | .env.production
RAILS_LOG_TO_STDOUT=1
SECRET_KEY_BASE=⟦‹hex:128›⟧
@@ strapi | .env
HOST=0.0.0.0
PORT=1337
‹?ADMIN_JWT_SECRET|API_TOKEN_SALT|TRANSFER_TOKEN_SALT›=⟦‹b64:22›==⟧
@@ encryption key | ‹?.env|core/.env›
‹?ENCRYPTION_KEY|APP_ENCRYPTION_KEY|CRYPTO_KEY|COOKIE_SECRET|SESSION_SECRET|COOKIE_KEY›=⟦‹key›⟧
LOG_LEVEL=info
@@ human session secret | .env
NODE_ENV=production
SESSION_SECRET=⟦‹adj›-‹noun›-‹app›-‹d:3›⟧
@@ admin account | ‹?.env|.env.staging|seed.env›
ADMIN_EMAIL=admin@‹domain›
‹?ADMIN_PASSWORD|ADMIN_PASS|SUPERUSER_PASSWORD|DEFAULT_ADMIN_PASSWORD|DJANGO_SUPERUSER_PASSWORD›=⟦‹human›⟧
@@ quoted database | ‹?.env|server/.env.local›
DB_HOST="‹ip›"
DB_USER="‹login›"
‹?DB_PASS|DB_PWD|DB_PASSWORD|DATABASE_PASSWORD|MYSQL_PASSWORD|PGPASSWORD|MSSQL_SA_PASSWORD›="⟦‹pw›⟧"
@@ commented out | .env
DB_HOST=localhost
# DB_HOST=‹ip›
# DB_PASSWORD=⟦‹pw›⟧
@@ ftp deploy | .env.deploy
FTP_HOST=ftp.‹domain›
FTP_USER=‹login›@‹domain›
‹?FTP_PASSWORD|FTP_PASS|SFTP_PASSWORD|DEPLOY_PASS›=⟦‹pw›⟧
@@ api key of some service | .env
API_URL=https://api.‹domain›/v2
‹?API_KEY|WEATHER_API_KEY|X_API_KEY|PARTNER_API_KEY|NEWS_API_KEY|TMDB_API_KEY|CRM_API_KEY›=⟦‹key›⟧
@@ azure app | .env
AZURE_TENANT_ID=‹uuid›
AZURE_CLIENT_ID=‹uuid›
AZURE_CLIENT_SECRET=⟦‹b62:3›8Q~‹b64u:34›⟧
@@ azure storage | ‹?.env|local.env›
AZURE_STORAGE_CONNECTION_STRING="DefaultEndpointsProtocol=https;AccountName=‹app›store;AccountKey=⟦‹b64:86›==⟧;EndpointSuffix=core.windows.net"
@@ hugging face | .env
‹?HF_TOKEN|HUGGINGFACEHUB_API_TOKEN|HUGGING_FACE_HUB_TOKEN›=⟦hf_‹b62:34›⟧
@@ wallet | ‹?.env|hardhat/.env|contracts/.env›
SEPOLIA_RPC_URL=https://rpc.sepolia.org
‹?PRIVATE_KEY|DEPLOYER_PRIVATE_KEY|WALLET_PRIVATE_KEY›=‹?0x|›⟦‹hex:64›⟧
@@ spaced and exported | ‹?env.sh|set-env.sh|.envrc›
export DB_NAME=‹app›
export DB_PASSWORD="⟦‹pw›⟧"
export DB_PORT=5432
@@ windows batch | ‹?setenv.bat|run.cmd›
@echo off
set DB_USER=‹login›
set DB_PASSWORD=⟦‹pw›⟧
java -jar ‹app›.jar
@@ powershell environment | ‹?setup.ps1|env.ps1›
§env:APP_ENV = "production"
§env:‹?DB_PASSWORD|API_KEY|CLIENT_SECRET|SMTP_PASSWORD› = "⟦‹gen›⟧"
@@ firebase admin | .env
FIREBASE_PROJECT_ID=‹app›-‹hex:5›
FIREBASE_CLIENT_EMAIL=firebase-adminsdk-‹az09:5›@‹app›.iam.gserviceaccount.com
FIREBASE_PRIVATE_KEY="⟦⏎‹pem:pkcs8›⟧\n"
@@ vapid | .env
VAPID_SUBJECT=mailto:ops@‹domain›
VAPID_PRIVATE_KEY=⟦‹b64u:43›⟧
`,
);
