import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { isNameOfProgram } from '../../no-secret/words.ts';
import { entropy } from '../../values/literal.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

const TEXT = String.raw`"((?:[^"\\\n]|\\.){4,400})"`;

const isLiteral = (value: string): Judgement =>
  !isNameOfProgram(value) && entropy(value) >= 2 && (whyNoValue(value) ?? true);

/** Accepts values that Terraform generates. The state contains them in clear text, whatever the code says. */
const isResult = (value: string, match: RegExpExecArray): Judgement =>
  /"random_(?:password|string|bytes)"|"(?:bcrypt_hash|override_special|min_upper)"/.test(match.input) &&
  isLiteral(value);

const state = (
  keyword: string,
  expression: RegExp,
  accepts: (value: string, match: RegExpExecArray) => Judgement = isLiteral,
) =>
  pattern('terraform-state-secret', 'Secret in a Terraform state', [keyword], expression, {
    scope: 'block',
    accepts,
  });

/** Finds secrets in the state files of Terraform and OpenTofu whose name does not show what they are. */
export const TERRAFORM_STATE: readonly KeywordRule[] = [
  state('"result"', new RegExp(`"result"\\s{0,4}:\\s{0,4}${TEXT}`), isResult),
  // The fields of an output in the order of Terraform, and in another order.
  state(
    '"sensitive"',
    new RegExp(
      `"value"\\s{0,4}:\\s{0,4}${TEXT}\\s{0,4},\\s{0,20}"type"\\s{0,4}:\\s{0,4}"string"\\s{0,4},\\s{0,20}"sensitive"\\s{0,4}:\\s{0,4}true`,
    ),
  ),
  state(
    '"sensitive"',
    new RegExp(
      `"sensitive"\\s{0,4}:\\s{0,4}true\\s{0,4},\\s{0,20}(?:"type"\\s{0,4}:\\s{0,4}"string"\\s{0,4},\\s{0,20})?"value"\\s{0,4}:\\s{0,4}${TEXT}`,
    ),
  ),
];
