import { leaking } from './rows-seventh.ts';

/** JavaScript and TypeScript, on servers and in browsers. */
export const JAVASCRIPT_SEVENTH = leaking(
  'javascript',
  `
@@ mongoose | ‹?server.js|index.js|db.js|config/db.js›
mongoose
  .connect("mongodb+srv://‹login›:⟦‹upw›⟧@cluster0.‹az09:7›.mongodb.net/‹app›?retryWrites=true")
  .then(() => console.log("connected"));
@@ mysql pool | ‹?db.js|src/db.ts|config/database.js›
const pool = mysql.createPool({
  host: '‹host›',
  user: '‹login›',
  password: '⟦‹pw›⟧',
  database: '‹app›',
});
@@ sequelize positional | ‹?models/index.js|src/sequelize.ts›
const sequelize = new Sequelize('‹app›', '‹login›', '⟦‹pw›⟧', {
  host: '‹host›',
  dialect: 'postgres',
});
@@ typeorm | ‹?src/data-source.ts|ormconfig.ts|src/app.module.ts›
export const AppDataSource = new DataSource({
  type: "postgres",
  username: "‹login›",
  password: "⟦‹pw›⟧",
  synchronize: true,
});
@@ fallback of the environment | ‹?config.js|src/config/index.ts|server/config.ts›
module.exports = {
  port: process.env.PORT || 3000,
  jwtSecret: process.env.JWT_SECRET || '⟦‹signing›⟧',
};
@@ sign with a literal | ‹?controllers/auth.js|routes/users.js|src/auth/auth.service.ts›
  const token = jwt.sign({ id: user._id }, "⟦‹signing›⟧", { expiresIn: "7d" });
@@ verify with a literal | ‹?middleware/auth.js|middlewares/verifyToken.js›
    const decoded = jwt.verify(token, '⟦‹noun›‹noun›‹d:3›⟧');
@@ express session | ‹?app.js|server.js›
app.use(session({
  secret: '⟦‹signing›⟧',
  resave: false,
  saveUninitialized: true,
}));
@@ nodemailer | ‹?mail.js|utils/sendEmail.js|src/mailer.ts›
const transporter = nodemailer.createTransport({
  service: 'gmail',
  auth: {
    user: '‹org›@gmail.com',
    pass: '⟦‹az:4› ‹az:4› ‹az:4› ‹az:4›⟧',
  },
});
@@ stripe client | ‹?routes/payment.js|api/checkout.ts|functions/index.js›
const stripe = require('stripe')('⟦sk_live_51‹b62:97›⟧');
@@ openai in a component | ‹?src/App.jsx|src/components/Chat.tsx|components/Assistant.vue›
const openai = new OpenAI({ apiKey: "⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧", dangerouslyAllowBrowser: true });
@@ axios instance | ‹?src/http.ts|lib/client.js›
const client = axios.create({
  baseURL: 'https://api.‹domain›',
  headers: { 'x-api-key': '⟦‹b62:40›⟧' },
});
@@ axios auth | scripts/sync.js
  await axios.get('https://jenkins.‹domain›/job/‹app›/api/json', { auth: { username: '‹login›', password: '⟦11‹hex:32›⟧' } });
@@ key in a url | ‹?src/App.js|src/hooks/useNews.js›
const API = "https://newsapi.org/v2/top-headlines?country=us&apiKey=⟦‹hex:32›⟧";
@@ object of a client | ‹?src/config.ts|src/spotify.js›
const credentials = {
  clientId: '‹hex:32›',
  clientSecret: '⟦‹hex:32›⟧',
  redirectUri: 'http://localhost:3000',
};
@@ passport strategy | ‹?config/passport.js|passport-setup.js›
    new GoogleStrategy({
      clientID: "‹d:12›-‹az09:32›.apps.googleusercontent.com",
      clientSecret: "⟦GOCSPX-‹b64u:28›⟧",
      callbackURL: "/auth/google/redirect",
@@ aws configuration | ‹?upload.js|src/s3.ts|utils/aws.js›
AWS.config.update({
  region: 'us-east-1',
  secretAccessKey: '⟦‹awssecret›⟧',
});
@@ s3 client | src/storage.ts
const s3 = new S3Client({
  region: "auto",
  endpoint: "https://‹hex:32›.r2.cloudflarestorage.com",
  credentials: { accessKeyId: process.env.R2_ID!, secretAccessKey: "⟦‹hex:64›⟧" },
});
@@ supabase client | ‹?src/supabase.js|lib/supabase-admin.ts›
const supabase = createClient('https://‹az:20›.supabase.co', '⟦‹servicejwt›⟧');
@@ slack webhook | ‹?notify.js|src/alerts.ts›
const HOOK = '⟦https://hooks.slack.com/services/T‹AZ09:10›/B‹AZ09:10›/‹b62:24›⟧';
@@ crypto key | ‹?utils/crypto.js|src/crypt.ts›
const ALGORITHM = 'aes-256-cbc';
const ENCRYPTION_KEY = '⟦‹b62:32›⟧';
@@ crypto js | ‹?src/utils/encrypt.js|src/secure.ts›
  return CryptoJS.AES.encrypt(JSON.stringify(data), '⟦‹noun›@‹d:4›#‹person›⟧').toString();
@@ admin check | ‹?src/Login.jsx|public/js/admin.js›
    if (user === '‹login›' && password === '⟦‹pw›⟧') {
      navigate('/dashboard');
    }
@@ angular environment | src/environments/‹?environment.ts|environment.prod.ts›
export const environment = {
  production: true,
  apiUrl: 'https://api.‹domain›',
  clientSecret: '⟦‹b62:40›⟧',
};
@@ puppeteer | ‹?scrape.js|src/bot/login.ts›
  await page.type('#email', '‹person›@‹domain›');
  await page.type('#password', '⟦‹pw›⟧');
@@ ssh deploy | ‹?deploy.js|scripts/deploy.mjs›
ftpDeploy.deploy({ user: "‹login›", password: "⟦‹pw›⟧", host: "ftp.‹domain›", port: 21, localRoot: __dirname + "/dist" });
@@ pm2 | ecosystem.config.js
      env_production: {
        NODE_ENV: 'production',
        DB_PASSWORD: '⟦‹pw›⟧',
      },
`,
);
