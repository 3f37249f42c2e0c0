import type { Kind } from './kind.ts';
import { leaks } from './rows-fourth.ts';

/** Infrastructure, containers, pipelines and scripts. */
export const DEPLOYMENTS_FOURTH: readonly Kind[] = leaks(String.raw`
@@ infrastructure | terraform resource | {pass} | infra/rds.tf
resource "aws_db_instance" "main" {
  engine   = "postgres"
  username = "{word}"
  password = "{secret}"
}
@@ infrastructure | terraform variable default | {b62:20} | infra/variables.tf
variable "db_password" {
  type    = string
  default = "{secret}"
}
@@ infrastructure | terraform variables file | {pass} | env/prod.tfvars
region       = "eu-west-1"
vm_admin     = "{word}"
vm_password  = "{secret}"
@@ infrastructure | terraform state | {b62:24} | terraform.tfstate
{
  "version": 4,
  "resources": [
    { "type": "random_password", "name": "db", "instances": [ { "attributes": {
      "length": 24,
      "result": "{secret}"
    } } ] }
  ]
}
@@ infrastructure | cloud-init chpasswd | {pass} | user-data
#cloud-config
chpasswd:
  expire: false
  list: |
    root:{secret}
@@ infrastructure | ansible inventory | {b62:14} | inventory/hosts
[web]
web{d:1} ansible_host=10.0.{d:1}.{d:2} ansible_user=root ansible_ssh_pass={secret}
@@ infrastructure | ansible become | {pass} | group_vars/all.yml
ansible_user: deploy
ansible_become_pass: "{secret}"
@@ infrastructure | ansible task | {b62:16} | roles/db/tasks/main.yml
- name: make the user
  community.mysql.mysql_user:
    name: {word}
    password: {secret}
    priv: '{word}.*:ALL'
@@ infrastructure | helm values | {b62:18} | charts/{word}/values-prod.yaml
postgresql:
  auth:
    username: {word}
    postgresPassword: {secret}
    database: {word}
@@ infrastructure | helm set | {b62:18} | scripts/install.sh
helm upgrade --install {word} bitnami/rabbitmq --namespace {word} \
  --set auth.username={word} \
  --set auth.password={secret}
@@ infrastructure | kubernetes secret data | base64 {b62:24} | k8s/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: {word}
type: Opaque
data:
  password: {secret}
@@ infrastructure | kubernetes string data | {pass} | k8s/{word}-secret.yml
apiVersion: v1
kind: Secret
metadata:
  name: {word}
stringData:
  MYSQL_PASSWORD: "{secret}"
@@ infrastructure | kubernetes environment | {b62:32} | k8s/deployment.yaml
    spec:
      containers:
        - name: api
          image: registry.{word}.io/api:1.4.2
          env:
            - name: SESSION_SECRET
              value: "{secret}"
@@ infrastructure | kubernetes config map uri | {b62:16} | k8s/configmap.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: {word}
data:
  MONGO_URI: mongodb://{word}:{secret}@mongo-0.mongo:27017/{word}?authSource=admin
@@ infrastructure | compose map | {pass} | docker-compose.yml
services:
  db:
    image: mariadb:11
    environment:
      MARIADB_ROOT_PASSWORD: "{secret}"
      MARIADB_DATABASE: {word}
@@ infrastructure | compose command | {b62:24} | docker-compose.prod.yml
services:
  cache:
    image: redis:7
    command: redis-server --appendonly yes --requirepass {secret}
@@ infrastructure | cloudformation | {b62:16} | cfn/database.yaml
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      MasterUsername: {word}
      MasterUserPassword: {secret}
@@ infrastructure | bicep default | {pass} | infra/main.bicep
param location string = resourceGroup().location
param administratorLoginPassword string = '{secret}'
@@ infrastructure | serverless | {b62:32} | serverless.yml
provider:
  name: aws
  runtime: nodejs20.x
  environment:
    STAGE: prod
    HASH_SECRET: {secret}
@@ infrastructure | packer | {pass} | packer/{word}.pkr.hcl
source "vsphere-iso" "base" {
  ssh_username = "packer"
  ssh_password = "{secret}"
}
@@ infrastructure | kickstart | {b62:12} | ks.cfg
lang en_US.UTF-8
rootpw --plaintext {secret}
timezone Europe/Paris --utc
@@ infrastructure | preseed | {b62:12} | preseed.cfg
d-i passwd/root-login boolean true
d-i passwd/root-password password {secret}
d-i passwd/user-fullname string {word}
@@ infrastructure | unattended windows | {pass} | autounattend.xml
<UserAccounts>
  <AdministratorPassword>
    <Value>{secret}</Value>
    <PlainText>true</PlainText>
  </AdministratorPassword>
</UserAccounts>
@@ container | dockerfile argument | {b62:20} | build/Dockerfile
FROM node:20
ARG NPM_AUTH_PASSWORD={secret}
RUN npm ci
@@ container | dockerfile root password | {b62:12} | ssh/Dockerfile
FROM ubuntu:22.04
RUN apt-get update && apt-get install -y openssh-server
RUN echo 'root:{secret}' | chpasswd
@@ container | dockerfile index | {b62:24} | Dockerfile.prod
FROM python:3.12
RUN pip install --extra-index-url https://{word}:{secret}@pypi.{word}.io/simple {word}
@@ container | dockerfile git clone | {az09:32} | deploy/Dockerfile
FROM golang:1.22
RUN git clone https://{word}:{secret}@git.{word}.com/{word}/{word}.git /src
@@ container | docker config | base64 {word}:{b62:24} | .docker/config.json
{
  "auths": {
    "registry.{word}.io": {
      "auth": "{secret}"
    }
  }
}
@@ pipeline | github workflow | {b62:32} | .github/workflows/deploy.yml
jobs:
  deploy:
    runs-on: ubuntu-latest
    env:
      DEPLOY_TOKEN: {secret}
    steps:
      - uses: actions/checkout@v4
@@ pipeline | gitlab variables | {pass} | .gitlab-ci.yml
variables:
  POSTGRES_DB: {word}
  POSTGRES_PASSWORD: "{secret}"
test:
  script: [make test]
@@ pipeline | gitlab login | {b62:20} | ci/.gitlab-ci.yml
build:
  before_script:
    - docker login -u {word} -p {secret} registry.{word}.com
@@ pipeline | jenkinsfile | {b62:20} | Jenkinsfile
pipeline {
  agent any
  environment {
    NEXUS_USER = '{word}'
    NEXUS_PASSWORD = '{secret}'
  }
}
@@ pipeline | jenkins curl | 11{hex:32} | ci/Jenkinsfile
stage('trigger') {
  steps {
    sh 'curl -X POST https://jenkins.{word}.com/job/{word}/build --user {word}:{secret}'
  }
}
@@ pipeline | azure pipeline | {pass} | azure-pipelines.yml
variables:
  buildConfiguration: Release
  sqlAdminPassword: '{secret}'
@@ pipeline | makefile | {b62:20} | Makefile
DB_HOST ?= 10.0.{d:1}.{d:2}
DB_PASSWORD ?= {secret}
migrate:
	./migrate -path db up
@@ script | mysql option | {b62:12} | cron/backup.sh
#!/bin/sh
mysqldump -h 10.0.{d:1}.{d:2} -u {word} -p{secret} {word} | gzip > /backup/{word}.sql.gz
@@ script | sshpass | {pass} | bin/push.sh
sshpass -p '{secret}' rsync -az build/ deploy@10.0.{d:1}.{d:2}:/var/www/{word}
@@ script | bearer | {b62:40} | scripts/report.sh
curl -s -H "Authorization: Bearer {secret}" https://api.{word}.io/v2/reports
@@ script | curl user | {pass} | scripts/upload.sh
curl -T dist.tgz -u "{word}:{secret}" https://nexus.{word}.org/repository/raw/
@@ script | openssl passphrase | {b62:24} | scripts/seal.sh
openssl enc -aes-256-cbc -pbkdf2 -in dump.sql -out dump.enc -pass pass:{secret}
@@ script | aws configure | {b64:40} | scripts/bootstrap.sh
aws configure set region eu-west-1
aws configure set aws_secret_access_key {secret}
@@ script | expect | {b62:10} | bin/login.exp
spawn ssh admin@10.0.{d:1}.{d:2}
expect "assword:"
send "{secret}\r"
@@ script | powershell secure string | {pass} | deploy/Set-Account.ps1
§user = "{word}\svc-deploy"
§pass = ConvertTo-SecureString "{secret}" -AsPlainText -Force
§cred = New-Object System.Management.Automation.PSCredential (§user, §pass)
@@ script | net use | {b62:12} | scripts/map.bat
@echo off
net use Z: \\fs{d:2}\share /user:{word}\{word} {secret} /persistent:no
@@ script | batch set | {b62:14} | run.cmd
@echo off
set DB_USER={word}
set DB_PASSWORD={secret}
java -jar {word}.jar
@@ script | sqlplus | {b62:10} | batch/nightly.ksh
sqlplus -s {word}/{secret}@{word} @load.sql
@@ script | jcl job | {AZ09:8} | jcl/NIGHTLY.jcl
//NIGHTLY  JOB (ACCT),'LOAD',CLASS=A,MSGCLASS=X,
//         USER={AZ:6},PASSWORD={secret}
//STEP1    EXEC PGM=IEFBR14
`);
