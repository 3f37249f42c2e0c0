import { leaking } from './rows-seventh.ts';

/** What builds and runs programs: pipelines, compose files, clusters, infrastructure as code. */
export const OPERATIONS_SEVENTH = leaking(
  'operations',
  `
@@ compose map | ‹?docker-compose.yml|compose.yaml|docker-compose.prod.yml|deploy/docker-compose.yml›
services:
  db:
    image: mysql:8.0
    environment:
      MYSQL_DATABASE: ‹app›
      MYSQL_ROOT_PASSWORD: ⟦‹spw›⟧
@@ compose list | ‹?docker-compose.yml|docker-compose.override.yml|stack.yml›
  db:
    image: postgres:15-alpine
    environment:
      - POSTGRES_USER=‹login›
      - POSTGRES_PASSWORD=⟦‹upw›⟧
@@ compose url | ‹?docker-compose.yml|compose.yml›
    environment:
      DATABASE_URL: postgres://‹login›:⟦‹upw›⟧@db:5432/‹app›
      RAILS_ENV: production
@@ compose default | docker-compose.yml
      POSTGRES_PASSWORD: §{POSTGRES_PASSWORD:-⟦‹spw›⟧}
@@ compose redis command | ‹?docker-compose.yml|docker/redis.yml›
  redis:
    image: redis:7-alpine
    command: redis-server --appendonly yes --requirepass ⟦‹spw›⟧
@@ compose healthcheck | docker-compose.yml
    healthcheck:
      test: ["CMD", "mysqladmin", "ping", "-h", "localhost", "-u", "root", "-p⟦‹spw›⟧"]
@@ compose key | ‹?docker-compose.yml|stack/chat.yml›
      - WEBUI_PORT=8080
      - WEBUI_SECRET_KEY=⟦‹hex:64›⟧
@@ dockerfile environment | ‹?Dockerfile|docker/Dockerfile|build/Dockerfile.prod›
FROM node:18-alpine
ENV NODE_ENV=production
ENV DB_PASSWORD=⟦‹spw›⟧
COPY . .
@@ dockerfile old form | Dockerfile
FROM python:3.9
ENV MYSQL_PASSWORD ⟦‹spw›⟧
RUN pip install -r requirements.txt
@@ dockerfile argument | Dockerfile
ARG NPM_TOKEN=⟦npm_‹b62:36›⟧
RUN npm ci
@@ dockerfile clone | ‹?Dockerfile|docker/build.Dockerfile›
RUN git clone https://⟦ghp_‹b62:36›⟧@github.com/‹org›/‹app›.git /opt/‹app›
@@ dockerfile user | Dockerfile
RUN useradd -m ‹login› && echo '‹login›:⟦‹spw›⟧' | chpasswd
@@ image configuration | ‹?blobs/sha256/config.json|inspect.json›
{"created":"2025-03-0‹d:1›T10:00:00Z","created_by":"ENV AWS_SECRET_ACCESS_KEY=⟦‹awssecret›⟧","comment":"buildkit.dockerfile.v0","empty_layer":true}
@@ kubernetes secret | ‹?k8s/secret.yaml|deploy/secrets.yml|manifests/db-secret.yaml›
apiVersion: v1
kind: Secret
metadata:
  name: ‹app›-db
type: Opaque
data:
  password: ⟦‹b64pw›⟧
@@ kubernetes string data | ‹?k8s/secret.yaml|secret.yml›
kind: Secret
metadata:
  name: ‹app›-smtp
stringData:
  SMTP_PASSWORD: "⟦‹pw›⟧"
@@ kubernetes environment | ‹?k8s/deployment.yaml|deployment.yml›
        env:
          - name: DB_USER
            value: ‹login›
          - name: DB_PASSWORD
            value: "⟦‹pw›⟧"
@@ kubernetes config map | k8s/configmap.yaml
kind: ConfigMap
metadata:
  name: ‹app›-config
data:
  REDIS_HOST: redis
  REDIS_PASSWORD: ⟦‹spw›⟧
@@ kubernetes pull secret | k8s/regcred.yaml
kind: Secret
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ⟦‹dockerconfig›⟧
@@ kubeconfig token | ‹?kubeconfig|kubeconfig.yaml|.kube/config›
users:
- name: ‹login›
  user:
    token: ⟦‹jwt›⟧
@@ kubeconfig key | .kube/config
users:
- name: kubernetes-admin
  user:
    client-key-data: ⟦‹b64-pem›⟧
@@ helm values | ‹?values.yaml|values-prod.yaml|charts/‹app›/values.yaml›
postgresql:
  auth:
    username: ‹login›
    password: ⟦‹spw›⟧
    database: ‹app›
@@ helm application | argocd/‹app›.yaml
      parameters:
        - name: mysql.auth.rootPassword
          value: ⟦‹spw›⟧
@@ terraform variables | ‹?terraform.tfvars|prod.auto.tfvars|infra/terraform.tfvars›
region      = "eu-west-1"
db_username = "‹login›"
db_password = "⟦‹pw›⟧"
@@ terraform default | ‹?variables.tf|infra/variables.tf›
variable "db_password" {
  type    = string
  default = "⟦‹pw›⟧"
}
@@ terraform provider | ‹?main.tf|provider.tf›
provider "aws" {
  region     = "eu-west-1"
  secret_key = "⟦‹awssecret›⟧"
}
@@ terraform resource | ‹?rds.tf|modules/db/main.tf|vm.tf›
resource "azurerm_linux_virtual_machine" "web" {
  admin_username                  = "‹login›"
  admin_password                  = "⟦‹pw›⟧"
  disable_password_authentication = false
}
@@ terraform state | ‹?terraform.tfstate|terraform.tfstate.backup›
            "master_username": "‹login›",
            "master_password": "⟦‹pw›⟧",
            "multi_az": false,
@@ proxmox | proxmox/provider.tf
  pm_api_token_id     = "terraform@pve!tf"
  pm_api_token_secret = "⟦‹uuid›⟧"
@@ ansible variables | ‹?group_vars/all.yml|group_vars/db/main.yml|host_vars/web1.yml›
db_name: ‹app›
db_user: ‹login›
db_password: "⟦‹pw›⟧"
@@ ansible inventory | ‹?hosts|inventory.ini|inventory/production›
[web]
‹ip› ansible_user=‹login› ansible_ssh_pass=⟦‹spw›⟧
@@ ansible task | ‹?playbook.yml|roles/db/tasks/main.yml›
    - name: create user
      mysql_user:
        name: ‹login›
        password: ⟦‹spw›⟧
        priv: '‹app›.*:ALL'
@@ github workflow | .github/workflows/‹?deploy.yml|ci.yml|main.yml›
      - name: Deploy
        env:
          FTP_USER: ‹login›
          FTP_PASSWORD: ⟦‹spw›⟧
        run: ./deploy.sh
@@ github workflow input | .github/workflows/deploy.yml
      - uses: appleboy/ssh-action@v1.0.3
        with:
          host: ‹ip›
          username: ‹login›
          password: "⟦‹pw›⟧"
@@ gitlab pipeline variable | .gitlab-ci.yml
variables:
  SONAR_HOST_URL: https://sonar.‹domain›
  SONAR_TOKEN: ⟦sqp_‹hex:40›⟧
@@ jenkinsfile | ‹?Jenkinsfile|ci/Jenkinsfile›
    environment {
        NEXUS_URL = 'https://nexus.‹domain›'
        NEXUS_PASSWORD = '⟦‹pw›⟧'
    }
@@ azure pipeline | azure-pipelines.yml
variables:
  buildConfiguration: Release
  sqlAdminPassword: '⟦‹pw›⟧'
@@ serverless | ‹?serverless.yml|backend/serverless.yaml›
  environment:
    STAGE: prod
    MONGO_URL: mongodb+srv://‹login›:⟦‹upw›⟧@cluster0.‹az09:7›.mongodb.net/‹app›
@@ task definition | ‹?task-definition.json|ecs/task.json›
      "environment": [
        { "name": "DB_USER", "value": "‹login›" },
        { "name": "DB_PASSWORD", "value": "⟦‹pw›⟧" }
      ],
@@ cloudformation | template.yaml
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUsername: ‹login›
      MasterUserPassword: ⟦‹spw›⟧
@@ cloud init | ‹?user-data|cloud-init.yaml›
#cloud-config
chpasswd:
  list: |
    ‹login›:⟦‹spw›⟧
  expire: false
@@ systemd unit | ‹?‹app›.service|etc/systemd/system/‹app›.service›
[Service]
ExecStart=/usr/bin/node /opt/‹app›/server.js
Environment=DB_PASSWORD=⟦‹spw›⟧
Restart=always
@@ unattended answer | ‹?autounattend.xml|Autounattend.xml›
        <AutoLogon>
          <Username>‹login›</Username>
          <Password>
            <Value>⟦‹upw›⟧</Value>
            <PlainText>true</PlainText>
          </Password>
@@ wireguard | ‹?wg0.conf|etc/wireguard/wg0.conf›
[Interface]
Address = 10.8.0.‹n›/24
PrivateKey = ⟦‹b64key›⟧
`,
);
