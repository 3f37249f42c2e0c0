import { leaking } from './rows-sixth.ts';

/** JavaScript and TypeScript, of servers, pages and apps. */
export const JAVASCRIPT_SIXTH = leaking(
  'source: javascript',
  `
@@ constant | ‹?config.js|src/config.ts|src/constants.js|utils/api.js›
const ‹?API_KEY|apiKey|SECRET|secretKey|ACCESS_TOKEN|clientSecret› = '⟦‹key›⟧';
const BASE_URL = 'https://api.‹domain›';
@@ exported | ‹?config/keys.js|src/environments/keys.ts›
module.exports = {
  mongoURI: process.env.MONGO_URI,
  ‹?secretOrKey|sessionKey|jwtSecret|cookieKey›: '⟦‹pw›⟧',
};
@@ mysql connection | ‹?db.js|config/db.js|server.js|models/index.js›
const mysql = require('mysql2');
const db = mysql.create‹?Connection|Pool›({
  host: 'localhost',
  user: '‹login›',
  password: '⟦‹pw›⟧',
  database: '‹app›',
});
@@ pg pool | ‹?src/db.ts|queries.js›
const pool = new Pool({ user: '‹login›', host: '‹ip›', database: '‹app›', password: '⟦‹pw›⟧', port: 5432 });
@@ sequelize | models/index.js
const sequelize = new Sequelize('‹app›', '‹login›', '⟦‹pw›⟧', {
  host: 'localhost',
  dialect: 'mysql',
});
@@ mongoose | ‹?server.js|app.js|config/db.js|index.js›
mongoose
  .connect('mongodb+srv://‹login›:⟦‹upw›⟧@cluster0.‹az09:7›.mongodb.net/‹app›?retryWrites=true&w=majority')
  .then(() => console.log('MongoDB connected'));
@@ jwt sign | ‹?routes/auth.js|controllers/user.js|middleware/auth.ts›
const token = jwt.‹?sign({ id: user._id }, |verify(req.headers.token, ›"⟦‹pw›⟧"‹?|, { expiresIn: '1d' }›);
@@ express session | ‹?app.js|server.js›
app.use(session({
  secret: '⟦‹pw›⟧',
  resave: false,
  saveUninitialized: true,
}));
@@ nodemailer | ‹?mailer.js|src/mail.ts|controllers/contact.js›
const transporter = nodemailer.createTransport({
  service: 'gmail',
  auth: {
    user: '‹person›@‹domain›',
    pass: '⟦‹?az|qk›‹az:14›⟧',
  },
});
@@ stripe | ‹?server.js|routes/pay.js|api/checkout.ts›
const stripe = require('stripe')('⟦sk_live_51‹b62:97›⟧');
@@ stripe class | src/payments.ts
const stripe = new Stripe("⟦‹?sk|rk›_live_‹b62:24›⟧", { apiVersion: '2022-11-15' });
@@ openai | ‹?src/App.jsx|server.js|pages/api/chat.ts›
const openai = new OpenAI({
  apiKey: '⟦sk-proj-‹b64u:74›T3BlbkFJ‹b64u:74›⟧',
  dangerouslyAllowBrowser: true,
});
@@ aws sdk | ‹?upload.js|aws.js|src/s3.ts›
AWS.config.update({
  accessKeyId: 'AKIA‹b32:16›',
  secretAccessKey: '⟦‹b64:40›⟧',
  region: 'us-east-1',
});
@@ discord login | ‹?index.js|bot.js›
client.once('ready', () => console.log('ready'));
client.login('⟦MT‹b62:24›.G‹b62:5›.‹b64u:38›⟧');
@@ telegraf | bot.js
const bot = new ‹?Telegraf|TelegramBot›('⟦‹?1|5|6|7›‹d:9›:AA‹b64u:33›⟧'‹?|, { polling: true }›);
@@ slack webhook | ‹?notify.js|src/alerts.ts›
const hook = '⟦https://hooks.slack.com/services/T‹AZ09:10›/B‹AZ09:10›/‹b62:24›⟧';
@@ axios bearer | ‹?src/api.js|src/services/http.ts›
axios.defaults.headers.common['Authorization'] = 'Bearer ⟦‹?ey|xx›‹b62:38›⟧';
@@ fetch with jwt | test/manual.js
const res = await fetch(url, { headers: { authorization: 'Bearer ⟦‹jwt›⟧' } });
@@ fetch with key | ‹?src/weather.js|script.js›
fetch(‹bt›https://api.openweathermap.org/data/2.5/weather?q=§{city}&units=metric&appid=⟦‹hex:32›⟧‹bt›)
  .then((r) => r.json());
@@ gemini url | ‹?public/app.js|src/App.jsx|script.js›
const url = 'https://generativelanguage.googleapis.com/v1beta/models/gemini-pro:generateContent?key=⟦AIzaSy‹b64u:33›⟧';
@@ rapid api | src/services/coins.js
    'x-rapidapi-host': 'coinranking1.p.rapidapi.com',
    'x-rapidapi-key': '⟦‹hex:10›msh‹hex:15›p1‹hex:6›jsn‹hex:12›⟧'
@@ crypto key | ‹?src/crypto.js|utils/encrypt.ts›
const encrypted = CryptoJS.AES.encrypt(JSON.stringify(data), '⟦‹pw›⟧').toString();
@@ fallback | ‹?src/config.ts|config/index.js›
export const ‹?jwtSecret|secret|tokenSecret› = process.env.‹?JWT_SECRET|SECRET|APP_SECRET› ‹or› '⟦‹gen›⟧';
@@ angular environment | src/environments/environment.prod.ts
export const environment = {
  production: true,
  apiUrl: 'https://api.‹domain›',
  ‹?apiKey|clientSecret|authToken|encryptKey›: '⟦‹key›⟧',
};
@@ hardhat accounts | ‹?hardhat.config.js|hardhat.config.ts›
    goerli: {
      url: "https://goerli.infura.io/v3/" + process.env.INFURA_ID,
      accounts: ["0x⟦‹hex:64›⟧"],
    },
@@ alchemy url | scripts/deploy.js
const provider = new ethers.providers.JsonRpcProvider("https://eth-mainnet.g.alchemy.com/v2/⟦‹b64u:32›⟧");
@@ cypress login | cypress/e2e/login.cy.js
    cy.get('#username').type('‹person›@‹domain›');
    cy.get('#password').type('⟦‹human›⟧');
@@ playwright login | ‹?scrape.js|tests/login.spec.ts›
  await page.fill('input[name="password"]', '⟦‹human›⟧');
@@ passport google | config/passport.js
    clientID: '‹d:12›-‹az09:32›.apps.googleusercontent.com',
    clientSecret: '⟦GOCSPX-‹b64u:28›⟧',
    callbackURL: '/auth/google/callback',
@@ typeorm | ‹?src/data-source.ts|src/app.module.ts›
  type: 'postgres',
  username: '‹login›',
  password: '⟦‹pw›⟧',
  entities: [User],
@@ compared in a page | ‹?js/login.js|admin/script.js›
  if (user === 'admin' && ‹?pass|password|pwd› === '⟦‹human›⟧') {
    window.location = 'dashboard.html';
  }
@@ mqtt | src/mqtt.js
const client = mqtt.connect('mqtts://‹ip›:8883', { username: '‹login›', password: '⟦‹pw›⟧' });
@@ razorpay | server/payment.js
const instance = new Razorpay({ key_id: 'rzp_live_‹b62:14›', key_secret: '⟦‹b62:24›⟧' });
@@ seed | ‹?prisma/seed.ts|seeders/users.js›
  await User.create({ email: 'admin@‹domain›', role: 'admin', password: ‹?await hash(|hashSync(|bcrypt.hashSync(›'⟦‹human›⟧', 10) });
@@ pm2 | ecosystem.config.js
      env_production: {
        NODE_ENV: 'production',
        ‹?DB_PASSWORD|JWT_SECRET|API_SECRET›: '⟦‹gen›⟧',
      },
@@ object of credentials | ‹?src/credentials.ts|lib/accounts.js›
export const credentials = { email: '‹person›@‹domain›', password: '⟦‹human›⟧' };
`,
);
