import { leaking } from './rows-fifth.ts';

/** What mail programs, editors and other tools on a desk keep. */
export const DESKTOPS_FIFTH = leaking(`
@@ client | fstab cifs credentials | etc/samba/‹app›.cred
username=‹login›
password=⟦‹human›⟧
domain=‹company›
@@ client | davfs secrets | etc/davfs2/secrets
https://cloud.‹domain›/remote.php/webdav ‹first› "⟦‹human›⟧"
@@ client | msmtp | etc/msmtprc
account default
host smtp.‹domain›
user noreply@‹domain›
password ⟦‹human›⟧
auth on
@@ client | postfix sasl | etc/postfix/sasl_passwd
[smtp.sendgrid.net]:587 apikey:⟦SG.‹b64u:22›.‹b64u:43›⟧
%%
[smtp.‹domain›]:587 relay@‹domain›:⟦‹bare›⟧
@@ client | fetchmail and offlineimap | .offlineimaprc
[Repository Remote]
type = IMAP
remotehost = imap.‹domain›
remoteuser = ‹first›@‹domain›
remotepass = ⟦‹human›⟧
@@ client | filezilla | .config/filezilla/sitemanager.xml
<FileZilla3><Servers><Server>
  <Host>ftp.‹domain›</Host>
  <User>‹login›</User>
  <Pass encoding="base64">⟦‹base64:‹human››⟧</Pass>
</Server></Servers></FileZilla3>
@@ client | vscode sftp | .vscode/sftp.json
{
    "name": "‹app›",
    "host": "‹ipv4›",
    "protocol": "sftp",
    "username": "‹login›",
    "password": "⟦‹human›⟧",
    "remotePath": "/var/www/html"
}
@@ client | remote sync of an editor | .ftpconfig
{
    "protocol": "ftp",
    "host": "ftp.‹domain›",
    "user": "‹login›",
    "pass": "⟦‹human›⟧",
    "remote": "/"
}
@@ client | jetbrains data source | .idea/dataSources.xml
<project version="4">
  <component name="DataSourceManagerImpl">
    <data-source name="‹app›" uuid="‹uuid›">
      <jdbc-url>⟦jdbc:mysql://‹host›:3306/‹app›?user=‹login›&amp;password=‹bare›⟧</jdbc-url>
    </data-source>
  </component>
</project>
@@ client | postman environment | postman/‹env›.postman_environment.json
{
  "name": "‹env›",
  "values": [
    { "key": "baseUrl", "value": "https://api.‹domain›", "enabled": true },
    { "key": "client_secret", "value": "⟦‹made›⟧", "type": "secret", "enabled": true }
  ]
}
@@ client | model server settings | .claude.json
{
  "mcpServers": {
    "github": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-github"],
      "env": { "GITHUB_PERSONAL_ACCESS_TOKEN": "⟦‹crc:ghp_›⟧" }
    }
  }
}
%%
{
  "mcpServers": {
    "search": { "command": "uvx", "args": ["mcp-server"], "env": { "BRAVE_API_KEY": "⟦BSA‹b64u:28›⟧" } }
  }
}
`);
