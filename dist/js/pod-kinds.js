// src/formats/kubernetes/pod-kinds.ts
const TEMPLATE = [
	"spec",
	"template",
	"spec"
];
/** Everything built into Kubernetes that is a pod or makes pods, by API group. All are of version `v1`. */
const POD_KINDS = /* @__PURE__ */ new Map([
	["", [
		{
			kind: "Pod",
			path: ["spec"]
		},
		{
			kind: "PodTemplate",
			path: ["template", "spec"]
		},
		{
			kind: "ReplicationController",
			path: TEMPLATE
		}
	]],
	["apps", [
		"Deployment",
		"ReplicaSet",
		"StatefulSet",
		"DaemonSet"
	].map((kind) => ({
		kind,
		path: TEMPLATE
	}))],
	["batch", [{
		kind: "Job",
		path: TEMPLATE
	}, {
		kind: "CronJob",
		path: [
			"spec",
			"jobTemplate",
			...TEMPLATE
		]
	}]]
]);
/** The same without their groups: `Pod`, `Deployment`. */
const KINDS_WITH_PODS = [...POD_KINDS.values()].flat().map(({ kind }) => kind);
/** The lists of containers of a pod: in its specification, in its status, and what one of them is called. */
const CONTAINER_LISTS = [
	{
		list: "containers",
		statuses: "containerStatuses",
		noun: "container"
	},
	{
		list: "initContainers",
		statuses: "initContainerStatuses",
		noun: "init container"
	},
	{
		list: "ephemeralContainers",
		statuses: "ephemeralContainerStatuses",
		noun: "ephemeral container"
	}
];

export { KINDS_WITH_PODS as n, POD_KINDS as r, CONTAINER_LISTS as t };