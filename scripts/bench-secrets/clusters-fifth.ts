import { leaking } from './rows-fifth.ts';

/** Manifests of Kubernetes, values of Helm, and what else is applied to a cluster. */
export const CLUSTERS_FIFTH = leaking(String.raw`
@@ kubernetes | secret opaque base64 | k8s/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: ‹app›-db
type: Opaque
data:
  username: ‹base64:‹login››
  password: ⟦‹base64:‹pw››⟧
@@ kubernetes | secret string data | manifests/‹app›-secret.yml
apiVersion: v1
kind: Secret
metadata:
  name: ‹app›
  namespace: ‹env›
stringData:
  DATABASE_PASSWORD: ⟦‹human›⟧
@@ kubernetes | secret of a connection string | base/secrets.yaml
apiVersion: v1
kind: Secret
metadata:
  name: ‹app›-mongo
type: Opaque
data:
  MONGO_URL: ⟦‹base64:mongodb://‹login›:‹url›@mongo-0.mongo:27017/‹app›?authSource=admin›⟧
@@ kubernetes | docker config json | k8s/regcred.yaml
apiVersion: v1
kind: Secret
metadata:
  name: regcred
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ⟦‹base64:{"auths":{"registry.‹domain›":{"username":"‹login›","password":"‹bare›","auth":"‹base64:‹login›:‹bare››"}}}›⟧
@@ kubernetes | tls secret | ingress/tls.yaml
apiVersion: v1
kind: Secret
metadata:
  name: ‹app›-tls
type: kubernetes.io/tls
data:
  tls.crt: ‹base64:‹key:certificate››
  tls.key: ⟦‹key64:rsa8›⟧
@@ kubernetes | ssh auth secret | flux/deploy-key.yaml
apiVersion: v1
kind: Secret
metadata:
  name: flux-git
type: kubernetes.io/ssh-auth
stringData:
  ssh-privatekey: |
    ⟦‹indent:4:‹key:ssh››⟧
@@ kubernetes | deployment environment value | k8s/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ‹app›
spec:
  template:
    spec:
      containers:
        - name: ‹app›
          image: ‹company›/‹app›:2.3.1
          env:
            - name: DB_USER
              value: ‹login›
            - name: DB_PASSWORD
              value: "⟦‹human›⟧"
@@ kubernetes | statefulset of mysql | k8s/mysql.yaml
kind: StatefulSet
apiVersion: apps/v1
metadata: {name: mysql}
spec:
  template:
    spec:
      containers:
        - name: mysql
          image: mysql:8.0
          env:
            - {name: MYSQL_ROOT_PASSWORD, value: ⟦‹bare›⟧}
          ports: [{containerPort: 3306}]
@@ kubernetes | config map with properties | k8s/configmap.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: ‹app›-config
data:
  application.properties: |
    spring.datasource.url=jdbc:postgresql://‹host›:5432/‹app›
    spring.datasource.username=‹login›
    spring.datasource.password=⟦‹pw›⟧
    server.port=8080
@@ kubernetes | config map with a token | deploy/cm.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: bot
data:
  TELEGRAM_TOKEN: "⟦‹n:7›‹d:9›:AA‹b64u:33›⟧"
  LANGUAGE: de
@@ kubernetes | kubeconfig with token | .kube/config
apiVersion: v1
kind: Config
current-context: ‹env›
clusters:
- name: ‹env›
  cluster:
    server: https://‹ipv4›:6443
    insecure-skip-tls-verify: true
contexts:
- name: ‹env›
  context: {cluster: ‹env›, user: deployer}
users:
- name: deployer
  user:
    token: ⟦‹jwt:system:serviceaccount:‹env›:deployer›⟧
@@ kubernetes | kubeconfig with client key | kubeconfig.yaml
apiVersion: v1
kind: Config
clusters:
- cluster:
    server: https://k8s.‹domain›:6443
    certificate-authority-data: ‹base64:‹key:certificate››
  name: ‹city›
users:
- name: kubernetes-admin
  user:
    client-certificate-data: ‹base64:‹key:certificate››
    client-key-data: ⟦‹key64:rsa›⟧
@@ kubernetes | k3s join token | install/agent.sh
#!/bin/sh
curl -sfL https://get.k3s.io | K3S_URL=https://‹ip›:6443 K3S_TOKEN=⟦K10‹hex:64›::server:‹hex:32›⟧ sh -
@@ kubernetes | kubeadm join | docs/join.txt
kubeadm join ‹ip›:6443 --token ⟦‹az09:6›.‹az09:16›⟧ \
    --discovery-token-ca-cert-hash sha256:‹sha256›
@@ kubernetes | kubectl create secret | scripts/secrets.sh
#!/usr/bin/env bash
set -e
kubectl -n ‹env› create secret generic ‹app›-db --from-literal=user=‹login› --from-literal=password='⟦‹human›⟧'
kubectl -n ‹env› rollout restart deploy/‹app›
%%
kubectl create secret docker-registry regcred --docker-server=registry.‹domain› --docker-username=‹login› --docker-password='⟦‹pw›⟧' --docker-email=ops@‹domain›
@@ kubernetes | kustomize literal | overlays/‹env›/kustomization.yaml
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [../../base]
secretGenerator:
  - name: ‹app›-api
    literals:
      - API_TOKEN=⟦‹made›⟧
@@ kubernetes | last applied annotation | dump/secret.json
{
  "apiVersion": "v1",
  "kind": "Secret",
  "metadata": {
    "name": "‹app›",
    "annotations": {
      "kubectl.kubernetes.io/last-applied-configuration": "{\"apiVersion\":\"v1\",\"data\":{\"password\":\"⟦‹base64:‹human››⟧\"},\"kind\":\"Secret\",\"metadata\":{\"name\":\"‹app›\"}}\n"
    }
  }
}
@@ kubernetes | etcd encryption configuration | etc/kubernetes/enc.yaml
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - aescbc:
          keys:
            - name: key1
              secret: ⟦‹bytes64:32›⟧
      - identity: {}
@@ kubernetes | argo cd repository | argocd/repo.yaml
apiVersion: v1
kind: Secret
metadata:
  name: repo-‹app›
  labels:
    argocd.argoproj.io/secret-type: repository
stringData:
  type: git
  url: https://gitlab.‹domain›/‹company›/‹app›.git
  username: argocd
  password: ⟦glpat-‹b62:20›⟧
@@ kubernetes | job with a command line | k8s/backup-cronjob.yaml
apiVersion: batch/v1
kind: CronJob
metadata: {name: backup}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          containers:
            - name: dump
              image: mysql:8
              command: ["sh", "-c", "mysqldump -h ‹host› -u ‹login› -p⟦‹bare›⟧ ‹app› > /backup/‹app›.sql"]
@@ helm | postgresql values | values-‹env›.yaml
image:
  repository: ‹company›/‹app›
  tag: "4.1.0"
postgresql:
  auth:
    username: ‹login›
    password: ⟦‹pw›⟧
    database: ‹app›
@@ helm | redis values | charts/‹app›/values.yaml
replicaCount: 2
redis:
  architecture: standalone
  auth:
    enabled: true
    password: "⟦‹made›⟧"
@@ helm | external database | values.prod.yaml
externalDatabase:
  host: ‹host›
  port: 3306
  user: ‹login›
  password: '⟦‹human›⟧'
  database: ‹app›
@@ helm | env list in values | helm/values.yaml
env:
  - name: SMTP_HOST
    value: smtp.‹domain›
  - name: SMTP_PASSWORD
    value: ⟦‹pw›⟧
service:
  type: ClusterIP
@@ helm | set on the command line | deploy.sh
#!/bin/bash
helm upgrade --install ‹app› ./chart \
  --namespace ‹env› \
  --set image.tag="§TAG" \
  --set mongodb.auth.rootPassword='⟦‹human›⟧'
@@ helm | grafana values | monitoring/grafana-values.yaml
persistence:
  enabled: true
adminUser: admin
adminPassword: ⟦‹human›⟧
ingress:
  hosts: [grafana.‹domain›]
@@ helm | alertmanager smtp | monitoring/alertmanager.yaml
global:
  smtp_smarthost: smtp.‹domain›:587
  smtp_from: alerts@‹domain›
  smtp_auth_username: alerts@‹domain›
  smtp_auth_password: ⟦‹pw›⟧
route:
  receiver: ops
@@ helm | release values of a secret map | apps/‹app›/helmrelease.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: ‹app›}
spec:
  chart: {spec: {chart: ‹app›, version: 1.x}}
  values:
    secrets:
      jwtSigningKey: ⟦‹bytes64:32›⟧
@@ helm | image credentials | values.yaml
imageCredentials:
  registry: ghcr.io
  username: ‹company›-bot
  password: ⟦‹crc:ghp_›⟧
`);
