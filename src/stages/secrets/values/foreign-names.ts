/** Words for a password in other languages than English, in small letters without marks. */
const PASSWORDS =
  'contrasena contrasenia contrasenya contrassenya senha passwort kennwort losungswort wachtwoord losenord passord adgangskode kodeord salasana tunnussana haslo heslo parola sifre jelszo lozinka zaporka geslo slaptazodis parool parol';
/** Names of more than one word, joined. */
const JOINED = /(?:motdepasse|clavedeacceso|palavrapasse|katasandi|matkhau)$/;
/** Words in other scripts than Latin. */
const OTHER_SCRIPTS = /(?:пароль|密码|密碼|口令|パスワード|비밀번호|סיסמה|κωδικ[οό]ς)[\d_]*$/iu;

const KNOWN: ReadonlySet<string> = new Set(PASSWORDS.split(' '));

/** Whether a name is such a word for a password. `words` are the words of the name without marks. */
export function isForeignPasswordName(words: readonly string[], name: string): boolean {
  return KNOWN.has(words.at(-1) ?? '') || JOINED.test(words.join('')) || OTHER_SCRIPTS.test(name);
}

/** Keywords of these names in lower case. Each name contains the bytes of one of them. */
export const FOREIGN_KEYWORDS: readonly string[] = [
  ...'contrase contrasse senha kennwort losungswort wachtwoord senord adgangskode kodeord salasana tunnussana haslo heslo parola ifre jelsz lozinka zaporka geslo slapta parool parol clave palavra sandi matkhau mat_khau'.split(
    ' ',
  ),
  ...['ароль', '密码', '密碼', '口令', 'パスワード', '비밀번호'].map((word) =>
    Buffer.from(word).toString('latin1'),
  ),
];

/** Replaces letters by ASCII letters: `contraseña`, `lösenord`, `hasło` lose their marks. */
export function withoutMarks(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁıøØßđ]/g, (letter) => LETTERS[letter] ?? letter);
}

const LETTERS: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ı: 'i', ø: 'o', Ø: 'O', ß: 'ss', đ: 'd' };

/** These names, and words for keys and tokens, as parts of a text with `_` between its words. */
export const FOREIGN_NAMES = new RegExp(
  `(?:^|_)(?:mot_?de_?passe|mdp|cles?|jeton|secrets?|tokens?|api|key|clave|llave|secreto|palavra_?passe|chave|segredo|chiave|segreto|schluessel|schlussel|geheimnis|sleutel|geheim|nyckel|nokkel|nogle|avain|klucz|klic|kluc|anahtar|kulcs|cheie|kunci|kata_?sandi|pass|password|${PASSWORDS.replaceAll(' ', '|')})(?:_|$)`,
);
