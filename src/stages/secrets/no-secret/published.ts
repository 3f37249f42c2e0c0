import { hexOf } from '../../../domain/digest.ts';

/**
 * The first 24 hex digits of the SHA-256 of published values: keys of emulators, test keys of captchas and payment
 * services, hashes and nonces of specifications, default passwords of images.
 */
const KNOWN: ReadonlySet<string> = new Set(
  // biome-ignore format: a table
  [
    '0011cc25eb4320717494d270', 'aa6547439583c3a275d4542a', // the storage and database emulators of Azure
    'ad9858116e63b0c5a4d7dc7f', '8af148c12025605462afec24', // default credentials of object stores
    '1bbb9293c38acc5e510d9044', 'df452eef23e8cf2c74af54c0', // the public playground of an object store
    '03b970ed8171d73b58bbc9a5', 'f5e95c9954635b65acab57e6', // test keys of reCAPTCHA, hCaptcha, Turnstile
    'a69c47e0e9deeb992e6a22cd', 'b779a45bcc479f93048408f0', '50e4bee074327eba0489152a', '0fff9ee671b05ea25f58ed95',
    '4060ed0ca2678bf694d50fd4', '3b675cf9c99a84686d22e429', '6ef6c93be1f4ce8f3779ea4f', '4c741cf6c71aaf49e82dd4ee',
    'd6d6a0807a81cf998497a44a', 'fb8f35129df87662c650ada1', '1e3e58656012d861e23deae6', '841b4f5b0b34e19ada74f47a',
    '15cef4b629cc2d07a4563df9', '507e2ce3c522082b61100d56', // RFC 6455
    'afa04b0138c739169eaa3373', '90580f4d2cbac2f637565f13', 'da5a21c9239de3fbc8138c61', // RFC 2617
    '00cf4c781dc37003f7c7dd7d', '53f5da0aaa93d64cd5772c55', 'ad71fb4165536675d80a8bbf', '9e309cccd311ea64d04133da', // RFC 6749
    'e9974c507d2a802143f614c8', 'b0d0ac88239c6399451f3c8f',
    'eeff4d1bcd7b68413c85d067', '06456ebb89a24e2fb0a01f4e', 'cd925928ca3d36820adcd49b', 'c242288834fe6cd137495139', // hashes of "password" and the like
    'c1e800703afd7254ad00215e', 'bc3aa2dde1ec06c9673c8144',
    '4640b686a09bee81498b1635', '0925c3f79dfb11cae7a32b32', '9a3eed6a1158c5e18f681776', '994f6dfd28458f7bfc9f2c81',
    '78314b11be2e581549ac1c4f', 'e8a0614b6747a06ff9a2728d', 'e21b597ba6b9cafa59d9ebc4', // AWS
    '2cafc0970149a84f3b9e62ea', 'f2d6ca16515033e5dce14eba', // Stripe's documentation
    '2f21fd9c81678e396751af8b', // the package search of Yarn
    '4556efab242629470b4eedd1', 'c4e91d73cd548be4498f650f', // the key in the guide of an object store
    'f7772c26a63fc2a79d02b35c', '8e8f66303be799c8ca438d9e', // the specification of client-side encryption in MongoDB, in clear text and in base64
    'e30592c37ff33ddbcf5bca99', '41ef4bb0b23661e66301aac3', 'd9fb92e3bbe65be1f1aad4a8', '5ff0e82e56c3cf647e81f513', 'cf4d418ed3de92d71f767db5', '687da00b09c83361bf3a2853', // the examples of basic authorization, RFC 1945 to 7617
    '2ef2503d964e9668092e6878', 'c12ce25303a023aa13176144', '837e8e636d452b6133d5a5c5', // SP 800-38A
    'b8e148545b13c78bc74da2f1', '13d31e961a1ad8ec2f16b10c', '0d299b1eb548708d04534e7e', '8b1b17a9740c068accab5c3d', // RFC 6750, 7636, 7515
    '8be5d113c0871ce1a122d68a', '549c9390539efcfa01d2744e', // seeds of one-time passwords: RFC 4226, and a seed that many guides use
    'bc1a50966c9e6486bc4ebf88', '8335c55334821eefd4334369', 'b26ab6529d20ebebb4192256', // accounts of development chains
    '9c5d0a6656e5d3f36601d0bf', 'b83e96417f61cb148d0dc8a8', 'ecb0e7ba498c5920991f0b34', '3a64bcd9cea43c0aba67ba0b', // and their words
    'a064b502e61d27e94b871729', // Supabase on a local machine
  ],
);

/** Keys that are made for public pages and apps. */
const PUBLIC_FORMS: readonly RegExp[] = [
  /^pk_(?:live|test)_[A-Za-z0-9]+$/, // Stripe, Clerk
  /^pk\.eyJ[\w-]+\.[\w-]+$/, // Mapbox
  /^(?:phc|pub|pdl_ntfset|live_publishable|sb_publishable)_[\w-]{8,}$/,
  /^G-[A-Z0-9]{8,12}$|^UA-\d{4,10}-\d{1,3}$|^GTM-[A-Z0-9]{5,8}$/,
  /^BF?[A-Za-z0-9_-]{86}$/, // a public key of web push: an uncompressed point
];

/** Names of settings whose values every visitor can read. */
const PUBLIC_NAMES =
  /(?:site[-_]?key|public[-_]?(?:api[-_]?)?(?:key|token)|publishable[-_]?key|anon[-_]?key|search[-_]?(?:only[-_]?)?(?:api[-_]?)?key|vapid[-_]?public\w*|client[-_]?side[-_]?id|data-key|data-sitekey|write[-_]?key|tracking[-_]?id|measurement[-_]?id|badge\w*|public[-_]?dsn)["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=(,])\s{0,4}["'`]?$/i;

/** Whether the provider publishes a value, or the value is made to be public. */
export function isPublished(value: string): boolean {
  return (
    PUBLIC_FORMS.some((form) => form.test(value)) ||
    (value.length >= 8 && KNOWN.has(hexOf(value).slice(0, 24)))
  );
}

/**
 * Whether the text around a value shows that the value is public: a site key, the token of a badge, the search key of
 * documentation. `around` is the lines around it: the configuration of a web app has its key next to its domain.
 */
export function isPublicByPlace(value: string, before: string, behind: string, around: string): boolean {
  if (PUBLIC_NAMES.test(before)) return true;
  // A badge for a build or for coverage: `…/badge.svg?token=…`.
  if (/(?:badge|\.svg|\/graph)[^\s"'()]{0,120}[?&](?:token|key)=$/i.test(before)) return true;
  if (/^AIza[\w-]{35}$/.test(value))
    return /authDomain|messagingSenderId|mobilesdk_app_id|GCM_SENDER_ID|GOOGLE_APP_ID/i.test(around);
  // DocSearch: a key that can only search.
  if (/^[0-9a-f]{32}$/.test(value))
    return (
      /api_?key["']?\s{0,4}[:=]\s{0,4}["']?$/i.test(before) &&
      /index_?name/i.test(`${before} ${behind} ${around}`)
    );
  return /^6L[\w-]{38}$/.test(value) && !/secret|private|server/i.test(before);
}
