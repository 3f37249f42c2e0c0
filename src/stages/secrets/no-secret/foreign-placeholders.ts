import { FOREIGN_NAMES, withoutMarks } from '../values/foreign-names.ts';

/** "Here", at the end of a placeholder. */
const HERE =
  /^(?:aqu[ií]|aca|ici|hier|hierhin|qui|her|har|hit|tahan|tu|tutaj|tady|zde|sem|ide|aici|burada|buraya|ovde|ovdje|tukaj|sini|siia|cia|seit|hier(?:heen)?|zdes|tut|syuda)$/;
/** "Your", "my". */
const OWNER =
  /^(?:tu|tus|su|sus|mi|votre|vos|ton|ta|tes|mon|ma|dein|deine|deinen|ihr|ihre|ihren|mein|meine|meinen|euer|eure|seu|sua|meu|minha|tuo|tua|suo|sua|vostro|vostra|mio|mia|jouw|uw|mijn|din|ditt|dina|mitt|min|twoje|twoj|twoja|vase|vas|tvoje|moje|oma|sizin|senin|teie|vasa|vasu|vash|tvoy|anda|kamu)$/;
/** "Replace", "write", "put in". */
const FILL_IN =
  /^(?:reempla(?:za|zar|ce|zame)|escrib[ae]|escribir|introdu(?:zca|ce|cir|za)|ingres[ae]|ingresar|coloca|coloque|pon|cambia(?:r|me|mi|lo|la)?|cambie|modificar?|remplace[rz]?|changez|changer|saisir|saisissez|inserez|modifiez|ersetze[n]?|aendern|andern|aendere|eintragen|eingeben|einfuegen|einfugen|anpassen|vervang(?:en)?|wijzig(?:en)?|invullen|byt|andra|endre|skift|zmien|zmenit|zmente|wpisz|wstaw|troque|troca|altere|alterar|insira|substitu(?:a|ir)|inserisci|inserire|sostituisci|sostituire|modifica|degistir(?:in)?|girin|vaihda|vlozte|doplnte|schimba|introdu|ganti|isi)$/;

/**
 * Whether a value is a placeholder in a language other than English: `tu_contraseña_aquí`, `ton-mot-de-passe`,
 * `HierPasswortEintragen`. It must consist of words only.
 */
export function isForeignPlaceholder(value: string): boolean {
  if (
    value.length > 100 ||
    !/^\p{L}[\p{L}\p{M}]*(?:[-_ .]{1,3}[\p{L}\p{M}]+)*\d{0,3}[!.?]{0,3}$/u.test(value)
  )
    return false;
  const parts = withoutMarks(value)
    .replace(/\d|[!.?]+$/g, '')
    .split(/[-_ .]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .map((part) => part.toLowerCase());
  if (parts.length < 2) return false;
  const named = FOREIGN_NAMES.test(parts.join('_'));
  if (HERE.test(parts.at(-1) ?? '') && (named || parts.some((part) => OWNER.test(part)))) return true;
  return named && parts.some((part) => OWNER.test(part) || FILL_IN.test(part) || HERE.test(part));
}
