import { orUndefined } from '../../domain/result.ts';
import {
  type Expression,
  interpolations,
  parseCondition,
  parseExpression,
} from '../../formats/workflow/workflow-expression.ts';
import type { Text } from '../../formats/workflow/workflow-yaml.ts';

/** The known values of references and calls (`success()`). Everything else is unknown. */
export type KnownValues = ReadonlyMap<string, KnownValue>;
export type KnownValue = string | number | boolean | null | readonly string[];

/** The result of a condition; `undefined` if it depends on an unknown value. */
export type MaybeTrue = boolean | undefined;

/** Status functions. Without one of them, GitHub adds `success()` to a condition. */
const STATUS = /\b(?:always|cancelled|failure|success)\s*\(\s*\)/i;

/** Whether a job or step with this `if` runs. Without a status function, GitHub also demands `success()`. */
export function runs(condition: Text | undefined, facts: KnownValues): MaybeTrue {
  const implied = condition === undefined || !STATUS.test(condition.text);
  const success = implied ? truth(facts.get('success()')) : true;
  if (success === false) return false;
  const expression = condition === undefined ? undefined : orUndefined(parseCondition(condition.text));
  const holds =
    condition === undefined || condition.text.trim() === '' ? true : evaluateTruth(expression, facts);
  return holds === false ? false : holds && success;
}

/** Whether a value such as `continue-on-error` is certainly true. */
export function isTrue(value: Text | undefined, facts: KnownValues): boolean {
  if (value === undefined) return false;
  return (
    /^true$/i.test(value.text.trim()) ||
    evaluateTruth(orUndefined(parseCondition(value.text)), facts) === true
  );
}

/** A longer text is no script of a few lines, and could be made to use much time. */
const MAX_INTERPOLATED = 10_000;

/** Replaces every `${{ … }}` whose value is known. Others, and those at the end of a long text, stay unchanged. */
export function interpolate(text: string, facts: KnownValues): string {
  let result = '';
  let from = 0;
  for (const { expression, start, end } of interpolations(text)) {
    const parsed = parseExpression(expression);
    const value = parsed.ok ? evaluate(parsed.value, facts) : undefined;
    const shown = value === undefined || isList(value) ? text.slice(start, end) : String(value ?? '');
    result += text.slice(from, start) + shown;
    from = end;
    if (result.length > MAX_INTERPOLATED) break;
  }
  return result + text.slice(from);
}

function evaluateTruth(expression: Expression | undefined, facts: KnownValues): MaybeTrue {
  return expression === undefined ? undefined : truth(evaluate(expression, facts));
}

function isList(value: KnownValue): value is readonly string[] {
  return Array.isArray(value);
}

/** On GitHub, false, 0, the empty string and null are false; everything else is true. */
function truth(value: KnownValue | undefined): MaybeTrue {
  return value === undefined ? undefined : Boolean(value);
}

function evaluate(expression: Expression, facts: KnownValues): KnownValue | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'reference':
      return facts.get(expression.path);
    case 'not': {
      const operand = evaluateTruth(expression.operand, facts);
      return operand === undefined ? undefined : !operand;
    }
    case 'call':
      return (
        callOf(expression, facts) ??
        call(
          expression.name,
          expression.arguments.map((argument) => evaluate(argument, facts)),
          facts,
        )
      );
    case 'binary':
      return binary(expression, facts);
  }
}

/** The known value of a whole call, such as `tojson(needs)`, whose argument has no value of its own. */
function callOf(
  { name, arguments: [argument, ...more] }: Extract<Expression, { kind: 'call' }>,
  facts: KnownValues,
): KnownValue | undefined {
  return argument?.kind === 'reference' && more.length === 0
    ? facts.get(`${name}(${argument.path})`)
    : undefined;
}

function binary(
  expression: Extract<Expression, { kind: 'binary' }>,
  facts: KnownValues,
): KnownValue | undefined {
  const { operator } = expression;
  const left = evaluate(expression.left, facts);
  const right = evaluate(expression.right, facts);
  if (operator === '||' || operator === '&&') {
    const decisive = operator === '||';
    if (truth(left) === decisive) return left;
    if (left !== undefined) return right;
    return truth(right) === decisive ? decisive : undefined;
  }
  if (operator !== '==' && operator !== '!=') return undefined;
  if (left === undefined || right === undefined || isList(left) || isList(right)) return undefined;
  return same(left, right) === (operator === '==');
}

/** GitHub ignores case when it compares texts, and compares values of different types as numbers. */
function same(
  left: Exclude<KnownValue, readonly string[]>,
  right: Exclude<KnownValue, readonly string[]>,
): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  return typeof left === typeof right ? left === right : Number(left ?? 0) === Number(right ?? 0);
}

function call(
  name: string,
  values: readonly (KnownValue | undefined)[],
  facts: KnownValues,
): KnownValue | undefined {
  if (name === 'always') return true;
  if (values.length === 0) return facts.get(`${name}()`);
  const [first, second] = values;
  if (first === undefined) return undefined;
  if (name === 'join' && isList(first)) return first.join(typeof second === 'string' ? second : ',');
  if (typeof second !== 'string') return undefined;
  const sought = second.toLowerCase();
  if (isList(first))
    return name === 'contains' ? first.some((one) => one.toLowerCase() === sought) : undefined;
  const whole = String(first ?? '').toLowerCase();
  if (name === 'contains') return whole.includes(sought);
  if (name === 'startswith') return whole.startsWith(sought);
  return name === 'endswith' ? whole.endsWith(sought) : undefined;
}
