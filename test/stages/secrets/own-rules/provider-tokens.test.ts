import { describe, expect, test } from 'vitest';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { OWN_RULES } from '../../../../src/stages/secrets/own-rules/all-rules.ts';
import { ContentScanner } from '../../../../src/stages/secrets/own-rules/scan-content.ts';

const random = new Random('provider tokens');
const scanner = new ContentScanner(OWN_RULES);
const rules = (text: string) =>
  scanner.scan(Buffer.from(text), 'notes.md').map(({ rule, value }) => `${rule.id} ${value}`);

/** By the lists that scanners and providers publish; the words in front of a template are what stands beside it. */
const TOKENS = `
cursor-key crsr_{hex:64}
aws-appsync-key da2-{az09:26}
aws-access-key A3TX{AZ09:16}
azure-resource-key {b62:52}JQQJ99{b62:26}
datadog-token ddpat_{b62:32}
rootly-key rootly_{hex:64}
woocommerce-key cs_{hex:40}
checkout-key sk_test_{uuid}
zoho-token 1000.{hex:32}.{hex:32}
onesignal-key os_v2_app_{az09:104}
voiceflow-key VF.DM.{hex:24}.{b62:16}
ubidots-token BBFF-{b62:30}
rapidapi-key {az09:10}msh{hex:20}p{hex:6}jsn{az09:12}
twitch-stream-key live_{d:9}_{b62:30}
jsr-token jsrp_{b62:40}
baidu-key bce-v3/ALTAK-{b62:21}/{hex:40}
stripe-key sk_org_live_{b62:60}
rancher-token kubeconfig-user-{az09:10}:{az09:54}
growthbook-key secret_admin_{b62:43}
marked-token acme_live_7k9{b62:33}
marked-token sk_7k9{b62:40}
single-letter-token s.7k9{b62:21}
webhook-url https://open.feishu.cn/open-apis/bot/v2/hook/{uuid}
webhook-url https://outlook.office.com/webhook/{uuid}@{uuid}/IncomingWebhook/{hex:32}/{uuid}
webhook-url https://hook.eu1.make.com/{az09:32}
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [string, string]);

describe('a token of a provider', () => {
  test.each(TOKENS)('is found as %s: %s', (id, template) => {
    const token = random.fill(template);
    const value = token.replace('https://', '');
    expect(rules(`Use ${token} for staging\n`).some((found) => found === `${id} ${value}`)).toBe(true);
  });

  test('is found beside the access key it belongs to, and as a key without its frame', () => {
    const secret = random.fill('{b62:19}/{b62:20}');
    expect(rules(`AK${'IA'}${random.fill('{b32:16}')}:${secret}\n`)).toContain(`aws-secret-key ${secret}`);
    const key = `MIIEvQ${'IBADANBgkqhkiG9w0BAQEFAASC'}${random.fill('{b64:300}')}`;
    expect(rules(`KEY=${key}\n`)).toContain(`private-key ${key}`);
  });

  test.each([
    'price_1 sk_tests prod_live_test_should_return_the_right_thing_2',
    'api_get_user_orders_by_customer_identifier_v2 tok_mastercard_debit',
    'x.s.aVeryLongMethodName12345A s.getElementByIdentifier(a) U+1F600 u+200D',
    'https://example.com/hooks/git/post-receive /hooks/use-authentication',
    'da2-xxxxxxxxxxxxxxxxxxxxxxxxxx VF.DM.your-key crsr_your_key',
  ])('is not seen in %s', (text) => {
    expect(rules(`${text}\n`)).toEqual([]);
  });
});
