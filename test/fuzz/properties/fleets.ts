import fc from 'fast-check';
import { parseFleetPlan, serializeFleetPlan } from '../../../src/formats/fleet/fleet-plan-document.ts';
import { readImageList } from '../../../src/formats/fleet/image-list.ts';
import { issueStateLine, readIssueState } from '../../../src/formats/fleet/issue-state.ts';
import { readKubernetesImages } from '../../../src/formats/fleet/kubernetes-images.ts';
import { readImageId } from '../../../src/formats/fleet/running-image.ts';
import { parseShardResult, serializeShardResult } from '../../../src/formats/fleet/shard-document.ts';
import { DIGEST, examplePlan, exampleResult } from '../../formats/fleet/example-fleet.ts';
import { anyText, jsonLike, textLike } from '../mutations.ts';
import { demand, isParsed, type Property, property, same } from '../property.ts';

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  template:
    spec:
      containers: [{name: web, image: "ghcr.io/acme/web:1"}]
      volumes: [{name: model, image: {reference: ghcr.io/acme/model}}]
---
kind: List
items: [{kind: Pod, metadata: {name: a}, spec: {containers: &c [{name: a, image: x/a}], initContainers: *c}}]
`;
const PODS = {
  kind: 'List',
  items: [
    {
      kind: 'Pod',
      metadata: { namespace: 'shop', name: 'web-1' },
      spec: { containers: [{ name: 'web', image: 'ghcr.io/acme/web:1' }] },
      status: { containerStatuses: [{ name: 'web', imageID: `ghcr.io/acme/web@${DIGEST}` }] },
    },
  ],
};

/** The parser of YAML takes some 25 µs for each character that is a part by itself. */
const MOST_PARSED = 50_000;

export const FLEETS: readonly Property[] = [
  property(
    'a plan of a fleet that can be read is the same after it is written and read again',
    [parseFleetPlan],
    jsonLike(examplePlan()),
    (text) => {
      const plan = parseFleetPlan(text);
      isParsed(plan);
      if (!plan.ok) return;
      const written = serializeFleetPlan(plan.value);
      const again = parseFleetPlan(written);
      same(again.ok && serializeFleetPlan(again.value), written);
    },
  ),
  property(
    'the result of a shard that can be read is the same after it is written and read again',
    [parseShardResult],
    jsonLike(exampleResult(0, DIGEST)),
    (text) => {
      const result = parseShardResult(text);
      isParsed(result);
      if (!result.ok) return;
      const written = serializeShardResult(result.value);
      const again = parseShardResult(written);
      same(again.ok && serializeShardResult(again.value), written);
    },
  ),
  property(
    'a list of images has one word a line',
    [readImageList],
    fc.oneof(anyText, textLike('# x\nghcr.io/acme/a:1\nb # c\n')),
    (text) => {
      const list = readImageList(text);
      isParsed(list);
      for (const one of list.ok ? list.value : []) demand(/^\S+$/.test(one.text), 'more than one word');
    },
  ),
  property(
    'an image of a manifest is a text without a template',
    [readKubernetesImages],
    fc.oneof(
      fc.record({
        text: textLike(DEPLOYMENT).map((text) => text.slice(0, MOST_PARSED)),
        format: fc.constant('yaml' as const),
      }),
      fc.record({
        text: jsonLike(PODS).map((text) => text.slice(0, MOST_PARSED)),
        format: fc.constantFrom('yaml' as const, 'json' as const),
      }),
    ),
    ({ text, format }) => {
      const images = readKubernetesImages(text, format);
      demand(images.ok || images.fault.why !== '', 'a fault without words');
      for (const one of images.ok ? images.value : []) demand(!one.text.includes('{{'), 'a template');
    },
  ),
  property(
    'the state of an issue that can be read is the same after it is written and read again',
    [readIssueState],
    fc.oneof(
      anyText,
      textLike(`<!-- assay-fleet -->\n${issueStateLine(['0123456789ab', 'ba9876543210'])}\ntext`),
    ),
    (text) => {
      const state = readIssueState(text);
      isParsed(state);
      if (!state.ok) return;
      const line = issueStateLine(state.value.ids);
      const again = readIssueState(line);
      same(again.ok && again.value.ids.join(), state.value.ids.join());
      same(again.ok && again.value.line, line);
    },
  ),
  property(
    'a running image has a digest, or is unknown',
    [readImageId],
    fc.oneof(anyText, textLike(`ghcr.io/acme/a@${DIGEST}`, `docker-pullable://a@${DIGEST}`, DIGEST)),
    (text) => {
      const running = readImageId(text);
      if (running.kind !== 'unknown') demand(text.endsWith(running.digest), 'another digest');
    },
  ),
];
