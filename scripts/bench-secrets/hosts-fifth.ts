import { leaking } from './rows-fifth.ts';

/** Ansible and the other programs that set up machines. */
export const HOSTS_FIFTH = leaking(String.raw`
@@ ansible | inventory | inventory/hosts.ini
[‹app›]
‹ip› ansible_user=‹first› ansible_ssh_pass=⟦‹human›⟧

[‹app›:vars]
ansible_python_interpreter=/usr/bin/python3
@@ ansible | become password | group_vars/all.yml
---
ansible_user: ‹first›
ansible_become: true
ansible_become_password: ⟦‹human›⟧
ntp_server: ‹ip›
@@ ansible | role defaults | roles/mariadb/defaults/main.yml
---
mariadb_port: 3306
mariadb_root_password: "⟦‹pw›⟧"
mariadb_bind: 0.0.0.0
@@ ansible | task with a password | playbooks/db.yml
- hosts: db
  tasks:
    - name: create the user of ‹app›
      community.postgresql.postgresql_user:
        name: ‹login›
        password: ⟦‹human›⟧
        role_attr_flags: CREATEDB
@@ ansible | yaml inventory for windows | inventory.yml
all:
  hosts:
    ‹city›-dc01:
      ansible_host: ‹ip›
  vars:
    ansible_connection: winrm
    ansible_user: Administrator
    ansible_password: '⟦‹human›⟧'
@@ ansible | vault password file | .vault_pass
⟦‹made›⟧
@@ ansible | user with hash | roles/users/vars/main.yml
users:
  - name: ‹first›
    shell: /bin/bash
    password: "⟦‹sha512crypt›⟧"
    groups: [sudo]
@@ provisioning | salt pillar | pillar/‹app›.sls
‹app›:
  db:
    host: ‹host›
    user: ‹login›
    password: ⟦‹pw›⟧
@@ provisioning | puppet hiera | data/common.yaml
---
profile::mysql::root_password: '⟦‹human›⟧'
profile::ntp::servers:
  - ‹ip›
@@ provisioning | chef attributes | attributes/default.rb
default['‹app›']['db']['user'] = '‹login›'
default['‹app›']['db']['password'] = '⟦‹human›⟧'
default['‹app›']['port'] = 8080
@@ provisioning | cloud init | user-data.yaml
#cloud-config
users:
  - name: ‹first›
    lock_passwd: false
    plain_text_passwd: '⟦‹human›⟧'
packages: [docker.io]
%%
#cloud-config
chpasswd:
  list: |
    root:⟦‹human›⟧
  expire: false
@@ provisioning | kickstart | ks.cfg
lang en_US.UTF-8
rootpw --plaintext ⟦‹human›⟧
timezone Europe/Berlin
%%
keyboard de
rootpw --iscrypted ⟦‹sha512crypt›⟧
reboot
@@ provisioning | preseed | preseed.cfg
d-i passwd/username string ‹first›
d-i passwd/user-password password ⟦‹weak›⟧
d-i clock-setup/utc boolean true
@@ provisioning | packer | ubuntu.pkr.hcl
source "vsphere-iso" "ubuntu" {
  vcenter_server = "vcenter.‹domain›"
  username       = "‹login›@vsphere.local"
  password       = "⟦‹human›⟧"
  insecure_connection = true
}
@@ provisioning | vagrant box | Vagrantfile
Vagrant.configure("2") do |config|
  config.vm.box = "‹company›/‹app›"
  config.vm.provision "shell", inline: "net use \\\\‹ip›\\share /user:‹login› ⟦‹bare›⟧"
end
@@ provisioning | windows answer file | autounattend.xml
<unattend xmlns="urn:schemas-microsoft-com:unattend">
  <settings pass="oobeSystem">
    <component name="Microsoft-Windows-Shell-Setup">
      <AutoLogon>
        <Username>Administrator</Username>
        <Password><Value>⟦‹human›⟧</Value><PlainText>true</PlainText></Password>
      </AutoLogon>
    </component>
  </settings>
</unattend>
`);
