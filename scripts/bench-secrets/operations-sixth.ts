import { leaking } from './rows-sixth.ts';

const PIPELINES = leaking(
  'pipeline',
  `
@@ github workflow env | .github/workflows/‹?ci|deploy|main|test›.yml
    runs-on: ubuntu-latest
    env:
      NODE_ENV: test
      ‹?DATABASE_PASSWORD|JWT_SECRET|API_KEY|SECRET_KEY|DJANGO_SECRET_KEY›: ⟦‹b62:32›⟧
@@ github workflow step | .github/workflows/deploy.yml
      - name: Deploy
        uses: appleboy/ssh-action@v1
        with:
          host: ‹ip›
          username: ‹login›
          password: ⟦‹pw›⟧
@@ github workflow run | .github/workflows/publish.yaml
      - run: |
          docker login -u ‹login› -p ⟦‹gen›⟧ registry.‹domain›
          docker push registry.‹domain›/‹app›:latest
@@ sonar in a workflow | .github/workflows/build.yml
      - run: mvn -B verify sonar:sonar -Dsonar.host.url=https://sonar.‹domain› -Dsonar.login=⟦‹hex:40›⟧
@@ codecov | .travis.yml
after_success:
  - bash <(curl -s https://codecov.io/bash) -t ⟦‹uuid›⟧
@@ gitlab variables | .gitlab-ci.yml
variables:
  POSTGRES_DB: ‹app›
  POSTGRES_USER: ‹login›
  POSTGRES_PASSWORD: "⟦‹pw›⟧"
@@ gitlab script | .gitlab-ci.yml
deploy:
  stage: deploy
  script:
    - sshpass -p '⟦‹pw›⟧' ssh -o StrictHostKeyChecking=no ‹login›@‹ip› "cd /srv/‹app› && git pull"
@@ gitlab clone | .gitlab-ci.yml
before_script:
  - git clone https://oauth2:⟦glpat-‹b64u:20›⟧@gitlab.‹domain›/‹org›/‹app›.git
@@ jenkinsfile | Jenkinsfile
    environment {
        DEPLOY_HOST = '‹ip›'
        ‹?DB_PASSWORD|NEXUS_PASSWORD|SONAR_TOKEN|REGISTRY_PASS› = '⟦‹gen›⟧'
    }
@@ circleci | .circleci/config.yml
      - image: cimg/mysql:8.0
        environment:
          MYSQL_DATABASE: ‹app›
          MYSQL_ROOT_PASSWORD: ⟦‹human›⟧
@@ azure pipeline | azure-pipelines.yml
variables:
  buildConfiguration: Release
  ‹?sqlPassword|apiKey|nugetKey|dbPassword›: '⟦‹gen›⟧'
@@ bitbucket pipeline | bitbucket-pipelines.yml
          script:
            - export ‹?FTP_PASSWORD|DB_PASS|API_TOKEN›='⟦‹pw›⟧'
            - ./deploy.sh production
`,
);

const CONTAINERS = leaking(
  'container',
  String.raw`
@@ compose map | docker-compose‹?|.prod|.dev›.yml
services:
  db:
    image: postgres:‹?13|15|16-alpine›
    environment:
      POSTGRES_USER: ‹login›
      POSTGRES_PASSWORD: ⟦‹pw›⟧
      POSTGRES_DB: ‹app›
@@ compose list | docker-compose.yml
  mysql:
    image: mysql:‹?5.7|8.0›
    environment:
      - MYSQL_DATABASE=‹app›
      - ‹?MYSQL_ROOT_PASSWORD|MYSQL_PASSWORD›=⟦‹pw›⟧
@@ compose url | ‹?compose.yaml|docker-compose.override.yml›
    environment:
      - DATABASE_URL=postgres‹?|ql›://‹login›:⟦‹upw›⟧@db:5432/‹app›
@@ compose of the app | docker-compose.yml
  api:
    build: .
    environment:
      NODE_ENV: production
      ‹?JWT_SECRET|SECRET_KEY|API_KEY|SESSION_SECRET|RABBITMQ_DEFAULT_PASS›: "⟦‹key›⟧"
@@ compose mongo | docker-compose.yml
      MONGO_INITDB_ROOT_USERNAME: ‹login›
      MONGO_INITDB_ROOT_PASSWORD: ⟦‹pw›⟧
@@ compose redis command | docker-compose.yml
  redis:
    image: redis:7
    command: redis-server --requirepass ⟦‹upw›⟧ --appendonly yes
@@ compose sql server | docker-compose.yml
    image: mcr.microsoft.com/mssql/server:2019-latest
    environment:
      ACCEPT_EULA: "Y"
      SA_PASSWORD: "⟦‹human›⟧"
@@ compose admin of a tool | docker-compose.yml
      - ‹?GF_SECURITY_ADMIN_PASSWORD|KEYCLOAK_ADMIN_PASSWORD|PGADMIN_DEFAULT_PASSWORD|ELASTIC_PASSWORD|WORDPRESS_DB_PASSWORD›=⟦‹pw›⟧
@@ dockerfile env | ‹?Dockerfile|docker/Dockerfile.prod›
FROM node:18-alpine
WORKDIR /app
ENV NODE_ENV=production
ENV ‹?DB_PASSWORD|JWT_SECRET|API_KEY|MONGO_PASSWORD|SECRET_KEY›=⟦‹gen›⟧
COPY . .
@@ dockerfile old env | Dockerfile
FROM mysql:5.7
ENV MYSQL_ROOT_PASSWORD ⟦‹pw›⟧
ENV MYSQL_DATABASE ‹app›
@@ dockerfile several | Dockerfile
ENV DB_HOST=db \
    DB_USER=‹login› \
    DB_PASS=⟦‹pw›⟧
@@ dockerfile arg | Dockerfile
ARG ‹?NPM_TOKEN|NPM_AUTH_TOKEN›=⟦‹npm›⟧
RUN npm ci
@@ dockerfile pip | Dockerfile
RUN pip install --no-cache-dir --extra-index-url https://‹login›:⟦‹upw›⟧@pypi.‹domain›/simple -r requirements.txt
@@ dockerfile clone | Dockerfile
RUN git clone https://‹?x-access-token:|›⟦‹ghp›⟧@github.com/‹org›/‹app›.git /src
@@ dockerfile root | Dockerfile
RUN apt-get update && apt-get install -y openssh-server
RUN echo '‹?root|dev|ubuntu›:⟦‹human›⟧' | chpasswd
`,
);

const CLUSTERS = leaking(
  'cluster',
  `
@@ secret data | ‹?k8s/secret.yaml|deploy/secrets.yml|manifests/db-secret.yaml›
apiVersion: v1
kind: Secret
metadata:
  name: ‹app›-secret
type: Opaque
data:
  ‹?password|db-password|POSTGRES_PASSWORD|mysql-root-password|jwt-secret›: ⟦‹encoded›⟧
@@ secret string data | k8s/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: ‹app›
stringData:
  ‹?DB_PASSWORD|api-key|password|JWT_SECRET›: ⟦‹gen›⟧
@@ deployment env | ‹?k8s/deployment.yaml|kubernetes/mysql.yml›
          env:
            - name: ‹?MYSQL_ROOT_PASSWORD|POSTGRES_PASSWORD|JWT_SECRET|DB_PASSWORD›
              value: ⟦‹upw›⟧
@@ deployment quoted | k8s/api.yaml
        - name: ‹?API_KEY|SECRET_KEY|SESSION_KEY|REDIS_PASSWORD›
          value: "⟦‹key›⟧"
@@ config map | k8s/configmap.yaml
kind: ConfigMap
data:
  DB_HOST: mysql
  ‹?DB_PASSWORD|SMTP_PASSWORD|DATABASE_PASSWORD›: "⟦‹pw›⟧"
@@ config map file | k8s/config.yaml
data:
  application.properties: |
    spring.datasource.username=‹login›
    spring.datasource.password=⟦‹pw›⟧
@@ docker config | k8s/regcred.yaml
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ⟦‹dockerjson›⟧
@@ tls secret | k8s/tls.yaml
type: kubernetes.io/tls
data:
  tls.key: ⟦‹encodedpem›⟧
@@ helm values | ‹?values.yaml|charts/api/values.yaml|helm/values-prod.yaml›
postgresql:
  auth:
    username: ‹login›
    ‹?password|postgresPassword›: ⟦‹pw›⟧
@@ helm env | charts/app/values.yaml
env:
  LOG_LEVEL: info
  ‹?JWT_SECRET|apiKey|SECRET_KEY|adminPassword›: ⟦‹key›⟧
@@ kubeconfig | ‹?kubeconfig|.kube/config|admin.conf›
users:
- name: ‹login›
  user:
    token: ⟦‹jwt›⟧
@@ kubeconfig key | .kube/config
    client-key-data: ⟦‹encodedpem›⟧
`,
);

const INFRASTRUCTURE = leaking(
  'infrastructure',
  `
@@ terraform database | ‹?main.tf|rds.tf|modules/db/main.tf›
resource "aws_db_instance" "‹app›" {
  engine            = "mysql"
  username          = "‹login›"
  password          = "⟦‹pw›⟧"
  instance_class    = "db.t3.micro"
}
@@ terraform provider | ‹?provider.tf|main.tf›
provider "aws" {
  region     = "us-east-1"
  access_key = "AKIA‹b32:16›"
  secret_key = "⟦‹b64:40›⟧"
}
@@ terraform azure | provider.tf
  client_id       = "‹uuid›"
  client_secret   = "⟦‹b62:3›8Q~‹b64u:34›⟧"
  features {}
@@ terraform variable | variables.tf
variable "‹?db_password|admin_password|vm_password|do_token›" {
  type    = string
  default = "⟦‹gen›⟧"
}
@@ tfvars | ‹?terraform.tfvars|prod.auto.tfvars|env/dev.tfvars›
region       = "eu-west-1"
‹?db_password|admin_password|vsphere_password|pm_password› = "⟦‹pw›⟧"
@@ tfvars digital ocean | terraform.tfvars
do_token = "⟦dop_v1_‹hex:64›⟧"
region   = "fra1"
@@ terraform state | terraform.tfstate
            "master_username": "‹login›",
            "master_password": "⟦‹pw›⟧",
            "multi_az": false,
@@ terraform azure vm | vm.tf
  admin_username                  = "‹login›"
  admin_password                  = "⟦‹human›⟧"
  disable_password_authentication = false
@@ ansible inventory | ‹?hosts|inventory/hosts.ini|inventory.ini›
[web]
‹ip› ansible_user=‹login› ‹?ansible_ssh_pass|ansible_password|ansible_become_pass›=⟦‹pw›⟧
@@ ansible vars | ‹?group_vars/all.yml|vars/main.yml|host_vars/db01.yml›
mysql_user: ‹login›
‹?mysql_root_password|mysql_password|db_password|grafana_admin_password|vault_db_pass›: ⟦‹upw›⟧
@@ ansible task | roles/db/tasks/main.yml
    - name: create the user
      mysql_user:
        name: ‹login›
        password: ⟦‹pw›⟧
        priv: '‹app›.*:ALL'
@@ vagrant | Vagrantfile
  config.vm.provision "shell", inline: <<-SHELL
    debconf-set-selections <<< 'mysql-server mysql-server/root_password password ⟦‹human›⟧'
  SHELL
@@ serverless | serverless.yml
  environment:
    TABLE: ‹app›
    ‹?DB_PASSWORD|SESSION_SECRET|API_SECRET|JWT_SECRET›: ⟦‹b62:28›⟧
@@ cloudformation | ‹?template.yaml|cfn/rds.yml›
      MasterUsername: ‹login›
      MasterUserPassword: ⟦‹pw›⟧
`,
);

/** What builds, packs, places and runs software. */
export const OPERATIONS_SIXTH = [...PIPELINES, ...CONTAINERS, ...CLUSTERS, ...INFRASTRUCTURE];
