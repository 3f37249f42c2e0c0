import { leaking } from './rows-fifth.ts';

/** Definitions of pipelines, and the shell scripts that they run. */
export const PIPELINES_FIFTH = leaking(`
@@ pipeline | github actions env | .github/workflows/deploy.yml
name: deploy
on: [push]
jobs:
  deploy:
    runs-on: ubuntu-latest
    env:
      AWS_ACCESS_KEY_ID: ⟦AKIA‹b32:16›
      AWS_SECRET_ACCESS_KEY: ‹b64:40›⟧
    steps:
      - uses: actions/checkout@v4
      - run: aws s3 sync dist s3://‹domain›
@@ pipeline | github actions with input | .github/workflows/release.yml
on: workflow_dispatch
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with:
          username: ‹company›
          password: ⟦dckr_pat_‹b64u:27›⟧
@@ pipeline | github actions service container | .github/workflows/ci.yml
jobs:
  build:
    runs-on: self-hosted
    steps:
      - name: copy to the server
        run: sshpass -p '⟦‹human›⟧' scp -r build ‹first›@‹ipv4›:/var/www/‹app›
@@ pipeline | gitlab variables | .gitlab-ci.yml
stages: [build, deploy]
variables:
  REGISTRY: registry.‹domain›
  DEPLOY_PASSWORD: "⟦‹human›⟧"
deploy:
  stage: deploy
  script: [./deploy.sh]
@@ pipeline | gitlab script with docker login | .gitlab-ci.yml
build:
  image: docker:24
  services: [docker:dind]
  script:
    - docker login -u ‹login› -p ⟦‹bare›⟧ registry.‹domain›
    - docker build -t registry.‹domain›/‹app›:§CI_COMMIT_SHA .
@@ pipeline | gitlab trigger token | .gitlab-ci.yml
downstream:
  script:
    - curl -X POST -F token=⟦glptt-‹hex:40›⟧ -F ref=main https://gitlab.‹domain›/api/v4/projects/‹n:900›/trigger/pipeline
@@ pipeline | jenkins environment | Jenkinsfile
pipeline {
  agent any
  environment {
    NEXUS_USER = '‹login›'
    NEXUS_PASS = '⟦‹human›⟧'
  }
  stages {
    stage('Publish') { steps { sh 'mvn -B deploy -s settings.xml' } }
  }
}
@@ pipeline | jenkins shell step | ci/Jenkinsfile
node('linux') {
  checkout scm
  sh """
    curl -u ‹first›:⟦11‹hex:32›⟧ -X POST https://jenkins.‹domain›/job/‹app›/build
  """
}
@@ pipeline | jenkins job configuration | jobs/‹app›/config.xml
<project>
  <scm class="hudson.plugins.git.GitSCM">
    <userRemoteConfigs>
      <hudson.plugins.git.UserRemoteConfig>
        <url>https://‹login›:⟦ATBB‹b62:24›‹HEX:8›⟧@bitbucket.org/‹company›/‹app›.git</url>
      </hudson.plugins.git.UserRemoteConfig>
    </userRemoteConfigs>
  </scm>
</project>
@@ pipeline | travis global | .travis.yml
language: python
env:
  global:
    - TWINE_USERNAME=__token__
    - TWINE_PASSWORD=⟦pypi-AgEIcHlwaS5vcmcCJ‹b64u:155›⟧
script: make dist
@@ pipeline | circleci environment | .circleci/config.yml
version: 2.1
jobs:
  build:
    docker:
      - image: cimg/node:20.9
        auth:
          username: ‹login›
          password: ⟦‹human›⟧
    steps: [checkout]
@@ pipeline | azure pipelines variables | azure-pipelines.yml
trigger: [main]
variables:
  buildConfiguration: Release
  sqlAdminPassword: '⟦‹human›⟧'
steps:
  - script: dotnet publish -c §(buildConfiguration)
@@ pipeline | bitbucket pipelines | bitbucket-pipelines.yml
image: atlassian/default-image:4
pipelines:
  branches:
    main:
      - step:
          script:
            - lftp -c "open -u ‹login›,⟦‹bare›⟧ ftp.‹domain›; mirror -R dist /htdocs"
@@ pipeline | drone plain settings | .drone.yml
kind: pipeline
name: default
steps:
  - name: docker
    image: plugins/docker
    settings:
      repo: ‹company›/‹app›
      username: ‹company›
      password: ⟦‹human›⟧
@@ pipeline | woodpecker notify | .woodpecker.yml
steps:
  notify:
    image: plugins/webhook
    settings:
      urls: ⟦https://discord.com/api/webhooks/1‹d:18›/‹b64u:68›⟧
@@ pipeline | buildkite hook | .buildkite/hooks/environment
#!/bin/bash
set -euo pipefail
export BUILDKITE_API_TOKEN="⟦bkua_‹hex:40›⟧"
@@ pipeline | appveyor plain | appveyor.yml
version: 1.0.{build}
environment:
  SIGN_PFX_PASSWORD: ⟦‹human›⟧
build_script:
  - cmd: sign.bat
@@ pipeline | teamcity kotlin | .teamcity/settings.kts
project {
  params {
    param("env.DEPLOY_USER", "‹login›")
    param("env.DEPLOY_PASSWORD", "⟦‹human›⟧")
  }
}
@@ pipeline | concourse parameters | ci/params.yml
git-uri: git@gitlab.‹domain›:‹company›/‹app›.git
cf-password: ⟦‹pw›⟧
git-branch: main
@@ pipeline | tekton pipeline | tekton/task.yaml
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: scan}
spec:
  steps:
    - name: sonar
      image: sonarsource/sonar-scanner-cli
      command: [sonar-scanner, "-Dsonar.login=⟦squ_‹hex:40›⟧"]
@@ pipeline | fastlane | fastlane/.env.default
FASTLANE_USER=‹first›@‹domain›
FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD=⟦‹az:4›-‹az:4›-‹az:4›-‹az:4›⟧
@@ pipeline | gradle signing | gradle.properties
org.gradle.jvmargs=-Xmx2g
RELEASE_STORE_FILE=../keystore/release.jks
RELEASE_KEY_ALIAS=‹app›
RELEASE_STORE_PASSWORD=⟦‹human›⟧
%%
android.useAndroidX=true
mavenCentralUsername=‹login›
mavenCentralPassword=⟦‹b64:44›⟧
@@ pipeline | android signing block | app/build.gradle
android {
    signingConfigs {
        release {
            storeFile file("release.keystore")
            keyAlias "‹app›"
            keyPassword "⟦‹weak›⟧"
        }
    }
}
@@ pipeline | maven deploy argument | release.sh
#!/bin/sh
mvn -B release:perform -Dusername=‹login› -Dpassword='⟦‹human›⟧'
@@ pipeline | goreleaser environment | Makefile
VERSION := §(shell git describe --tags)
release:
	GITHUB_TOKEN=⟦‹crc:ghp_›⟧ goreleaser release --clean
@@ pipeline | makefile deploy | Makefile
HOST ?= ‹host›
deploy:
	rsync -az dist/ ‹login›@§(HOST):/srv/‹app›
	curl -s -H "Authorization: Bearer ⟦‹jwt›⟧" -X POST https://hooks.‹domain›/reload
@@ pipeline | log of a build | logs/build-‹n:800›.log
‹time› [INFO] Scanning for projects...
‹time› + docker login -u ‹login› -p ⟦‹bare›⟧ registry.‹domain›
‹time› WARNING! Using --password via the CLI is insecure. Use --password-stdin.
‹time› Login Succeeded
@@ pipeline | cypress env | cypress.env.json
{
  "baseUrl": "https://staging.‹domain›",
  "adminUser": "‹first›@‹domain›",
  "adminPassword": "⟦‹human›⟧"
}
@@ pipeline | sonar properties | sonar-project.properties
sonar.projectKey=‹company›_‹app›
sonar.host.url=https://sonar.‹domain›
sonar.token=⟦sqp_‹hex:40›⟧
sonar.sources=src
@@ pipeline | dependabot registries plain | .github/dependabot.yml
version: 2
registries:
  maven-‹company›:
    type: maven-repository
    url: https://nexus.‹domain›/repository/maven
    username: ‹login›
    password: ⟦‹human›⟧
updates: []
`);
