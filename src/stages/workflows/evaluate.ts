import { orUndefined } from '../../domain/result.ts';
import {
  type Expression,
  interpolations,
  parseCondition,
  parseExpression,
} from '../../formats/workflow/workflow-expression.ts';
import type { Text } from '../../formats/workflow/workflow-yaml.ts';

/** What a reference or a call (`success()`) is known to be; what is not in here is not known. */
export type Facts = ReadonlyMap<string, Known>;
export type Known = string | number | boolean | null | readonly string[];

/** What a condition comes to; `undefined` where that depends on something unknown. */
export type Truth = boolean | undefined;

/** Functions that take away the `success()` that GitHub puts before every other condition. */
const STATUS = /\b(?:always|cancelled|failure|success)\s*\(\s*\)/i;

/**
 * Whether a job or step with this `if` runs. Without a status function GitHub also demands `success()`, which the
 * facts must hold.
 */
export function runs(condition: Text | undefined, facts: Facts): Truth {
  const implied = condition === undefined || !STATUS.test(condition.text);
  const success = implied ? truth(facts.get('success()')) : true;
  if (success === false) return false;
  const expression = condition === undefined ? undefined : orUndefined(parseCondition(condition.text));
  const own =
    condition === undefined || condition.text.trim() === '' ? true : evaluateTruth(expression, facts);
  return own === false ? false : own && success;
}

/** Whether a value such as `continue-on-error` is surely true. */
export function isTrue(value: Text | undefined, facts: Facts): boolean {
  if (value === undefined) return false;
  return (
    /^true$/i.test(value.text.trim()) ||
    evaluateTruth(orUndefined(parseCondition(value.text)), facts) === true
  );
}

/** What is longer is no script of a few lines, and may have been written to keep the reader busy. */
const MAX_INTERPOLATED = 10_000;

/** The text with every `${{ … }}` that is known put in; the others, and those of a long text, stay as they are. */
export function interpolate(text: string, facts: Facts): string {
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

function evaluateTruth(expression: Expression | undefined, facts: Facts): Truth {
  return expression === undefined ? undefined : truth(evaluate(expression, facts));
}

function isList(value: Known): value is readonly string[] {
  return Array.isArray(value);
}

/** GitHub: false, 0, the empty string and null are false; everything else is true. */
function truth(value: Known | undefined): Truth {
  return value === undefined ? undefined : Boolean(value);
}

function evaluate(expression: Expression, facts: Facts): Known | undefined {
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

/** A call that is known by what it is about: `tojson(needs)`, whose argument is no value here. */
function callOf(
  { name, arguments: [argument, ...more] }: Extract<Expression, { kind: 'call' }>,
  facts: Facts,
): Known | undefined {
  return argument?.kind === 'reference' && more.length === 0
    ? facts.get(`${name}(${argument.path})`)
    : undefined;
}

function binary(expression: Extract<Expression, { kind: 'binary' }>, facts: Facts): Known | undefined {
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

/** GitHub compares texts without regard to case, and values of different types as numbers. */
function same(left: Exclude<Known, readonly string[]>, right: Exclude<Known, readonly string[]>): boolean {
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() === right.toLowerCase();
  return typeof left === typeof right ? left === right : Number(left ?? 0) === Number(right ?? 0);
}

function call(name: string, values: readonly (Known | undefined)[], facts: Facts): Known | undefined {
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
