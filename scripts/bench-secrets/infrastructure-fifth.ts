import { leaking } from './rows-fifth.ts';

/** Terraform, Pulumi, CloudFormation and Bicep. */
export const INFRASTRUCTURE_FIFTH = leaking(`
@@ terraform | rds password | main.tf
resource "aws_db_instance" "‹app›" {
  engine            = "postgres"
  instance_class    = "db.t3.medium"
  allocated_storage = 50
  username          = "‹login›"
  password          = "⟦‹human›⟧"
  skip_final_snapshot = true
}
@@ terraform | provider with keys | provider.tf
provider "aws" {
  region     = "‹region›"
  access_key = "⟦AKIA‹b32:16›"
  secret_key = "‹b64:40›⟧"
}
@@ terraform | variables file | terraform.tfvars
environment       = "‹env›"
db_admin_username = "‹login›"
db_admin_password = "⟦‹pw›⟧"
instance_count    = 2
%%
do_token   = "⟦dop_v1_‹hex:64›⟧"
droplet_size = "s-2vcpu-4gb"
@@ terraform | variable default | variables.tf
variable "root_password" {
  type        = string
  description = "Password of root on the nodes"
  default     = "⟦‹human›⟧"
}
@@ terraform | azure sql | sql.tf
resource "azurerm_mssql_server" "main" {
  name                         = "‹company›-‹app›-sql"
  resource_group_name          = azurerm_resource_group.main.name
  location                     = "westeurope"
  version                      = "12.0"
  administrator_login          = "‹login›"
  administrator_login_password = "⟦‹human›⟧"
}
@@ terraform | azure provider secret | providers.tf
provider "azurerm" {
  features {}
  tenant_id     = "‹uuid›"
  client_id     = "‹uuid›"
  client_secret = "⟦‹b62:3›8Q~‹b62:34›⟧"
}
@@ terraform | state of a password | terraform.tfstate
{
  "version": 4,
  "terraform_version": "1.5.7",
  "serial": 12,
  "resources": [
    {
      "mode": "managed",
      "type": "random_password",
      "name": "db",
      "instances": [{"attributes": {"id": "none", "length": 20, "result": "⟦‹strong:20›⟧", "special": true}}]
    }
  ]
}
@@ terraform | state of an access key | env/terraform.tfstate
{
  "version": 4,
  "resources": [{
    "type": "aws_iam_access_key", "name": "ci",
    "instances": [{"attributes": {
      "id": "⟦AKIA‹b32:16›",
      "secret": "‹b64:40›⟧",
      "status": "Active", "user": "ci"}}]
  }]
}
@@ terraform | cloud token file | .terraform.d/credentials.tfrc.json
{
  "credentials": {
    "app.terraform.io": {
      "token": "⟦‹b62:14›.atlasv1.‹b62:67›⟧"
    }
  }
}
@@ terraform | lambda environment | lambda.tf
resource "aws_lambda_function" "‹app›" {
  function_name = "‹app›"
  handler       = "index.handler"
  runtime       = "nodejs18.x"
  environment {
    variables = {
      STAGE   = "‹env›"
      API_KEY = "⟦‹made›⟧"
    }
  }
}
@@ terraform | user data script | ec2.tf
resource "aws_instance" "bastion" {
  ami           = "ami-0‹hex:16›"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/bash
    useradd -m ‹first›
    echo "‹first›:⟦‹human›⟧" | chpasswd
  EOT
}
@@ terraform | backend configuration | backend.hcl
bucket     = "‹company›-tfstate"
key        = "‹app›/terraform.tfstate"
region     = "‹region›"
access_key = "⟦AKIA‹b32:16›"
secret_key = "‹b64:40›⟧"
@@ terraform | pg backend | backend.tf
terraform {
  backend "pg" {
    conn_str = "⟦postgres://‹login›:‹url›@‹host›/terraform_backend?sslmode=require⟧"
  }
}
@@ terraform | proxmox provider | proxmox.tf
provider "proxmox" {
  pm_api_url          = "https://‹ip›:8006/api2/json"
  pm_api_token_id     = "root@pam!terraform"
  pm_api_token_secret = "⟦‹uuid›⟧"
}
@@ terraform | terragrunt inputs | live/‹env›/terragrunt.hcl
include { path = find_in_parent_folders() }
inputs = {
  name                   = "‹app›"
  master_user_password   = "⟦‹pw›⟧"
  deletion_protection    = true
}
@@ pulumi | plain configuration | Pulumi.‹env›.yaml
config:
  aws:region: ‹region›
  ‹app›:dbPassword: ⟦‹human›⟧
  ‹app›:replicas: "2"
@@ pulumi | access token in a script | ci/deploy.sh
#!/bin/bash
export PULUMI_ACCESS_TOKEN=⟦pul-‹hex:40›⟧
pulumi up --yes --stack ‹company›/‹app›/‹env›
@@ pulumi | program | index.ts
import * as aws from '@pulumi/aws';
const db = new aws.rds.Instance('‹app›', {
  engine: 'mysql',
  instanceClass: 'db.t3.micro',
  username: '‹login›',
  password: '⟦‹human›⟧',
});
export const endpoint = db.endpoint;
@@ cloudformation | master user password | template.yaml
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t3.small
      MasterUsername: ‹login›
      MasterUserPassword: ⟦‹human›⟧
@@ cloudformation | parameter default | cfn/rds.json
{
  "Parameters": {
    "DBPassword": {
      "Type": "String",
      "NoEcho": "true",
      "Default": "⟦‹human›⟧"
    }
  }
}
@@ cloudformation | serverless framework | serverless.yml
service: ‹app›
provider:
  name: aws
  runtime: nodejs20.x
  environment:
    STAGE: ‹env›
    DB_PASS: ⟦‹pw›⟧
functions:
  main:
    handler: src/main.handler
@@ cloudformation | user data of an instance | stack.yml
Resources:
  Node:
    Type: AWS::EC2::Instance
    Properties:
      InstanceType: t3.small
      UserData:
        Fn::Base64: |
          #!/bin/bash
          docker login registry.‹domain› -u ‹login› -p ⟦‹bare›⟧
          docker run -d registry.‹domain›/‹app›:latest
@@ bicep | virtual machine password | main.bicep
param adminUsername string = '‹login›'
param adminPassword string = '⟦‹human›⟧'
param location string = 'westeurope'
@@ bicep | arm parameters | azuredeploy.parameters.json
{
  "contentVersion": "1.0.0.0",
  "parameters": {
    "administratorLogin": { "value": "‹login›" },
    "administratorLoginPassword": { "value": "⟦‹human›⟧" }
  }
}
@@ bicep | storage connection string | local.settings.json
{
  "IsEncrypted": false,
  "Values": {
    "FUNCTIONS_WORKER_RUNTIME": "dotnet",
    "AzureWebJobsStorage": "⟦DefaultEndpointsProtocol=https;AccountName=‹company›store;AccountKey=‹b64:76›+ASt‹b64:6›==;EndpointSuffix=core.windows.net⟧"
  }
}
`);
