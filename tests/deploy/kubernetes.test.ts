/** deploy/kubernetes against rules of our own. No cluster is asked. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { z } from 'zod';
import { closeSeconds, image, isSecret, isSetting, port, project, read, routes } from './project';

const Any = z.object({ apiVersion: z.string(), kind: z.string(), metadata: z.object({ name: z.string().default('') }).default({ name: '' }) });
const files = readdirSync(join(project, 'deploy', 'kubernetes')).filter((name) => name.endsWith('.yaml'));

function fromFile<Value>(name: string, form: z.ZodType<Value>): Value {
  return form.parse(yaml.safeLoad(read('deploy', 'kubernetes', name)));
}

const Probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }), periodSeconds: z.number(), failureThreshold: z.number() });
const Labels = z.record(z.string(), z.string());

const Container = z.object({
  image: z.string(),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  envFrom: z.array(z.object({ configMapRef: z.object({ name: z.string() }) })),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  startupProbe: Probe,
  livenessProbe: Probe,
  readinessProbe: Probe,
  lifecycle: z.object({ preStop: z.object({ exec: z.object({ command: z.tuple([z.literal('sleep'), z.string()]) }) }) }),
  resources: z.object({ requests: Labels, limits: Labels }),
  securityContext: z.object({ allowPrivilegeEscalation: z.literal(false), readOnlyRootFilesystem: z.literal(true), capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }) }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
});

const Pod = z.object({
  automountServiceAccountToken: z.literal(false),
  terminationGracePeriodSeconds: z.number(),
  securityContext: z.object({ runAsNonRoot: z.literal(true), runAsUser: z.number().min(1), seccompProfile: z.object({ type: z.literal('RuntimeDefault') }) }),
  topologySpreadConstraints: z.array(z.object({ topologyKey: z.string(), labelSelector: z.object({ matchLabels: Labels }) })),
  containers: z.tuple([Container]),
  volumes: z.array(z.object({ name: z.string(), secret: z.object({ secretName: z.string() }).optional() })),
});

const deployment = fromFile('deployment.yaml', z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ replicas: z.number(), selector: z.object({ matchLabels: Labels }), template: z.object({ metadata: z.object({ labels: Labels }), spec: Pod }) }),
}));
const pod = deployment.spec.template.spec;
const [container] = pod.containers;
const labels = deployment.spec.template.metadata.labels;

const configMap = fromFile('config-map.yaml', Any.extend({ data: Labels }));
const secret = fromFile('secret.example.yaml', Any.extend({ stringData: Labels }));
const service = fromFile('service.yaml', Any.extend({ spec: z.object({ selector: Labels, ports: z.array(z.object({ name: z.string(), targetPort: z.string() })) }) }));
const ingress = fromFile('ingress.yaml', Any.extend({ metadata: z.object({ name: z.string(), annotations: Labels }), spec: z.object({ tls: z.array(z.object({ hosts: z.array(z.string()) })), rules: z.array(z.object({ host: z.string(), http: z.record(z.string(), z.unknown()) })) }) }));
const budget = fromFile('pod-disruption-budget.yaml', Any.extend({ spec: z.object({ maxUnavailable: z.number(), selector: z.object({ matchLabels: Labels }) }) }));
const autoscaler = fromFile('autoscaler.yaml', Any.extend({ spec: z.object({ scaleTargetRef: z.object({ kind: z.string(), name: z.string() }), minReplicas: z.number(), maxReplicas: z.number() }) }));
const Ports = z.array(z.object({ port: z.number() }));
const policy = fromFile('network-policy.yaml', Any.extend({ spec: z.object({ podSelector: z.object({ matchLabels: Labels }), policyTypes: z.array(z.string()), ingress: z.array(z.object({ from: z.array(z.unknown()), ports: Ports })), egress: z.array(z.object({ to: z.array(z.unknown()), ports: Ports })) }) }));
const kustomization = fromFile('kustomization.yaml', Any.extend({ namespace: z.string(), resources: z.array(z.string()), images: z.tuple([z.object({ name: z.string(), newTag: z.string() })]) }));

const secretFolder = container.volumeMounts.find(({ name }) => name === 'secrets')?.mountPath ?? '';
const secretFiles = container.env.filter(({ name }) => name.endsWith('_FILE')).map(({ value }) => value);
const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
const isOurs = (selector: Readonly<Record<string, string>>): boolean => Object.entries(selector).every(([name, value]) => labels[name] === value);
const connections = (autoscaler.spec.maxReplicas + 1) * (Number(configMap.data.DATABASE_POOL) + 1);

test.each<[string, () => boolean]>([
  ['the kustomization takes every file but the example of a secret', () => [...kustomization.resources, 'kustomization.yaml', 'secret.example.yaml'].sort().join() === [...files].sort().join()],
  ['the image has the name and version of the package', () => container.image === image && `${kustomization.images[0].name}:${kustomization.images[0].newTag}` === image],
  ['every variable is a setting', () => [...Object.keys(configMap.data), ...container.env.map(({ name }) => name)].every(isSetting)],
  ['no secret stands in the ConfigMap or the Deployment', () => ![...Object.keys(configMap.data), ...container.env.map(({ name }) => name)].some(isSecret)],
  ['the ConfigMap and the Secret that are referred to exist', () => container.envFrom[0]?.configMapRef.name === configMap.metadata.name && pod.volumes.some((volume) => volume.secret?.secretName === secret.metadata.name)],
  ['every secret file is a key of the Secret, and every key is used', () => secretFiles.map((path) => path.replace(`${secretFolder}/`, '')).sort().join() === Object.keys(secret.stringData).sort().join()],
  ['the example of a secret holds none', () => Object.values(secret.stringData).every((value) => value === 'REPLACE-ME')],
  ['the command in it makes the same keys', () => Object.keys(secret.stringData).every((key) => read('deploy', 'kubernetes', 'secret.example.yaml').includes(`--from-literal=${key}=`))],
  ['what the image writes to can be written', () => ['/tmp', '/data'].every((path) => container.volumeMounts.some(({ mountPath }) => mountPath === path))],
  ['every mounted volume exists', () => container.volumeMounts.every(({ name }) => pod.volumes.some((volume) => volume.name === name))],
  ['the port is the server\'s, under one name everywhere', () => container.ports[0]?.containerPort === port && [...probes.map(({ httpGet }) => httpGet.port), service.spec.ports[0]?.targetPort].every((name) => name === container.ports[0]?.name)],
  ['each probe asks a route that there is', () => probes.every(({ httpGet }) => routes.has(httpGet.path))],
  ['a database that is away restarts nobody', () => container.livenessProbe.httpGet.path === '/healthz' && container.readinessProbe.httpGet.path === '/readyz'],
  ['a start may take a minute and more before it is given up', () => container.startupProbe.periodSeconds * container.startupProbe.failureThreshold >= 90],
  ['there is time for the last requests and for the bot to end', () => Number(container.lifecycle.preStop.exec.command[1]) + closeSeconds < pod.terminationGracePeriodSeconds],
  ['it has requests and limits of both kinds', () => [container.resources.requests, container.resources.limits].every((amounts) => 'cpu' in amounts && 'memory' in amounts)],
  ['there are at least two instances, in different places', () => deployment.spec.replicas >= 2 && autoscaler.spec.minReplicas >= 2 && pod.topologySpreadConstraints.every(({ labelSelector }) => isOurs(labelSelector.matchLabels))],
  ['every selector means the bot\'s pods', () => [deployment.spec.selector.matchLabels, service.spec.selector, budget.spec.selector.matchLabels, policy.spec.podSelector.matchLabels].every(isOurs)],
  ['one instance at a time may be taken away', () => budget.spec.maxUnavailable === 1],
  ['the autoscaler scales this deployment', () => autoscaler.spec.scaleTargetRef.kind === 'Deployment' && autoscaler.spec.scaleTargetRef.name === deployment.metadata.name],
  ['the connections it may open are those its comment names', () => read('deploy', 'kubernetes', 'autoscaler.yaml').includes(`must allow ${connections} connections`)],
  ['the ingress leads to the service, with TLS for its host', () => JSON.stringify(ingress.spec.rules[0]?.http).includes(`"name":"${service.metadata.name}","port":{"name":"${service.spec.ports[0]?.name}"}`) && ingress.spec.tls[0]?.hosts[0] === ingress.spec.rules[0]?.host],
  ['the ingress leaves WebSockets open', () => ['proxy-read-timeout', 'proxy-send-timeout'].every((name) => Number(ingress.metadata.annotations[`nginx.ingress.kubernetes.io/${name}`]) >= 3600)],
  ['the address people use is the ingress\'s', () => configMap.data.PUBLIC_ADDRESS === `https://${ingress.spec.rules[0]?.host}`],
  ['traffic is closed both ways, but for the port in', () => policy.spec.policyTypes.join() === 'Ingress,Egress' && policy.spec.ingress.every(({ from, ports }) => from.length === 1 && ports.every((opened) => opened.port === port))],
  ['out go names, the database and https only, each to somebody named', () => policy.spec.egress.every(({ to }) => to.length > 0) && [...new Set(policy.spec.egress.flatMap(({ ports }) => ports.map((opened) => opened.port)))].sort((one, other) => one - other).join() === '53,443,5432'],
  ['https does not lead into the cluster, nor to the cloud\'s own data', () => ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'].every((network) => JSON.stringify(policy.spec.egress).includes(network))],
  ['pods that ask for more are refused', () => fromFile('namespace.yaml', z.object({ metadata: z.object({ name: z.string(), labels: Labels }) })).metadata.labels['pod-security.kubernetes.io/enforce'] === 'restricted'],
  ['the namespace is one for all', () => kustomization.namespace === 'first-drops'],
])('%s', (_rule, isKept) => {
  expect(isKept()).toBe(true);
});

test.each(files)('%s is a resource with a version and a kind', (name) => {
  expect(fromFile(name, Any).kind).not.toBe('');
});
