import { leaking } from './rows-fifth.ts';

/** The same in further languages, in queries and in notebooks. */
export const LANGUAGES_FIFTH = leaking(String.raw`
@@ language | go sql open | internal/store/store.go
package store

func Open() (*sql.DB, error) {
	return sql.Open("mysql", "⟦‹login›:‹bare›@tcp(‹host›:3306)/‹app›?parseTime=true⟧")
}
@@ language | go constant | cmd/‹app›/main.go
package main

const (
	apiUser     = "‹login›"
	apiPassword = "⟦‹human›⟧"
)
@@ language | go redis options | pkg/cache/cache.go
package cache

var client = redis.NewClient(&redis.Options{
	Addr:     "‹host›:6379",
	Password: "⟦‹made›⟧",
	DB:       0,
})
@@ language | go hmac key | internal/sign/sign.go
package sign

var hmacKey = []byte("⟦‹b62:40›⟧")
@@ language | go basic auth | client/client.go
req, _ := http.NewRequest("GET", base+"/items", nil)
req.SetBasicAuth("‹login›", "⟦‹human›⟧")
@@ language | go key bytes | crypt/key.go
package crypt

var aesKey = []byte{⟦0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›,
	0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›, 0x‹hex:2›⟧}
@@ language | ruby mysql client | lib/db.rb
require 'mysql2'

DB = Mysql2::Client.new(host: '‹host›', username: '‹login›', password: '⟦‹human›⟧', database: '‹app›')
@@ language | ruby rails secrets | config/secrets.yml
production:
  secret_key_base: ⟦‹hex:128›⟧
@@ language | ruby database yml | config/database.yml
production:
  adapter: postgresql
  host: ‹host›
  username: ‹login›
  password: ⟦‹pw›⟧
  pool: 10
@@ language | ruby devise | config/initializers/devise.rb
Devise.setup do |config|
  config.secret_key = '⟦‹hex:128›⟧'
  config.mailer_sender = 'noreply@‹domain›'
end
@@ language | ruby omniauth | config/initializers/omniauth.rb
Rails.application.config.middleware.use OmniAuth::Builder do
  provider :facebook, '‹d:15›', '⟦‹hex:32›⟧', scope: 'email'
end
@@ language | rust sqlx | src/main.rs
#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let pool = PgPool::connect("⟦postgres://‹login›:‹url›@‹host›/‹app›⟧").await?;
    serve(pool).await
}
@@ language | rust constant | src/config.rs
pub const ADMIN_USER: &str = "‹login›";
pub const ADMIN_PASSWORD: &str = "⟦‹human›⟧";
@@ language | rust jwt key | src/auth.rs
fn keys() -> EncodingKey {
    EncodingKey::from_secret(b"⟦‹made›⟧")
}
@@ language | kotlin constant | app/src/main/java/Api.kt
object Api {
    const val BASE = "https://api.‹domain›/"
    const val SECRET = "⟦‹made›⟧"
}
@@ language | kotlin exposed | src/main/kotlin/Db.kt
Database.connect(
    "jdbc:postgresql://‹host›/‹app›",
    driver = "org.postgresql.Driver",
    user = "‹login›",
    password = "⟦‹human›⟧",
)
@@ language | swift keys | Sources/App/Secrets.swift
enum Secrets {
    static let mapsHost = "maps.‹domain›"
    static let apiSecret = "⟦‹b62:32›⟧"
}
@@ language | objective c | App/AppDelegate.m
static NSString * const kServerUser = @"‹login›";
static NSString * const kServerPassword = @"⟦‹human›⟧";
@@ language | android string resource | app/src/main/res/values/strings.xml
<resources>
    <string name="app_name">‹app›</string>
    <string name="payment_api_secret">⟦‹b62:32›⟧</string>
</resources>
@@ language | dart | lib/config.dart
class Config {
  static const host = 'api.‹domain›';
  static const clientSecret = '⟦‹made›⟧';
}
@@ language | scala | src/main/scala/Jobs.scala
val df = spark.read.format("jdbc")
  .option("url", "jdbc:sqlserver://‹host›;databaseName=‹app›")
  .option("user", "‹login›")
  .option("password", "⟦‹human›⟧")
  .load()
@@ language | groovy | scripts/sync.groovy
import groovy.sql.Sql
def sql = Sql.newInstance('jdbc:mysql://‹host›/‹app›', '‹login›', '⟦‹human›⟧', 'com.mysql.cj.jdbc.Driver')
@@ language | perl dbi | bin/report.pl
use DBI;
my §dbh = DBI->connect("DBI:mysql:database=‹app›;host=‹host›", "‹login›", "⟦‹human›⟧", { RaiseError => 1 });
@@ language | c define | firmware/wifi.h
#pragma once
#define WIFI_SSID "‹company›-IoT"
#define WIFI_PASSWORD "⟦‹human›⟧"
@@ language | arduino | sketch/sketch.ino
#include <WiFi.h>
const char* ssid = "‹last›-home";
const char* password = "⟦‹weak›⟧";
void setup() { WiFi.begin(ssid, password); }
@@ language | cpp connector | src/db.cpp
std::unique_ptr<sql::Connection> con(driver->connect("tcp://‹ip›:3306", "‹login›", "⟦‹human›⟧"));
con->setSchema("‹app›");
@@ language | elixir configuration | config/prod.exs
import Config

config :‹app›, App.Repo,
  username: "‹login›",
  password: "⟦‹pw›⟧",
  hostname: "‹host›",
  pool_size: 15
@@ language | elixir secret key base | config/config.exs
config :‹app›, AppWeb.Endpoint,
  url: [host: "‹domain›"],
  secret_key_base: "⟦‹b64:64›⟧"
@@ language | erlang cookie | var/lib/rabbitmq/.erlang.cookie
⟦‹AZ:20›⟧
@@ language | clojure | src/‹app›/db.clj
(def db-spec
  {:dbtype "postgresql"
   :host "‹host›"
   :user "‹login›"
   :password "⟦‹human›⟧"})
@@ language | haskell | app/Db.hs
connectInfo :: ConnectInfo
connectInfo = defaultConnectInfo
  { connectHost = "‹host›"
  , connectUser = "‹login›"
  , connectPassword = "⟦‹human›⟧"
  }
@@ language | r script | analysis/load.R
library(DBI)
con <- dbConnect(RMariaDB::MariaDB(), host = "‹host›", user = "‹login›", password = "⟦‹human›⟧", dbname = "‹app›")
@@ language | matlab | fetch.m
conn = database('‹app›', '‹login›', '⟦‹human›⟧', 'Vendor', 'MySQL', 'Server', '‹host›');
@@ language | lua | conf/init.lua
local db = mysql:new()
db:connect({ host = "‹ip›", user = "‹login›", password = "⟦‹human›⟧", database = "‹app›" })
@@ language | visual basic | Module1.vb
Dim cn As New OleDbConnection("⟦Provider=Microsoft.ACE.OLEDB.12.0;Data Source=C:\data\‹app›.accdb;Jet OLEDB:Database Password=‹bare›⟧")
@@ language | vba macro | macros/Import.bas
Sub Import()
    Dim conn As Object
    Set conn = CreateObject("ADODB.Connection")
    conn.Open "⟦Driver={SQL Server};Server=‹host›;Database=‹app›;Uid=‹login›;Pwd=‹bare›;⟧"
End Sub
@@ language | delphi | Main.pas
procedure TForm1.FormCreate(Sender: TObject);
begin
  ADOConnection1.ConnectionString := '⟦Provider=SQLOLEDB.1;Password=‹bare›;User ID=sa;Initial Catalog=‹app›;Data Source=‹host›⟧';
end;
@@ language | sql user | migrations/001_users.sql
CREATE USER ‹login› WITH PASSWORD '⟦‹pw›⟧';
GRANT CONNECT ON DATABASE ‹app› TO ‹login›;
%%
CREATE USER IF NOT EXISTS '‹login›'@'%' IDENTIFIED BY '⟦‹human›⟧';
GRANT SELECT ON ‹app›.* TO '‹login›'@'%';
@@ language | sql alter | sql/reset.sql
ALTER LOGIN [‹login›] WITH PASSWORD = N'⟦‹human›⟧';
GO
%%
ALTER USER ‹login› IDENTIFIED BY "⟦‹bare›⟧" ACCOUNT UNLOCK;
@@ language | sql dblink | sql/link.sql
SELECT * FROM dblink('host=‹host› dbname=‹app› user=‹login› password=⟦‹bare›⟧', 'select id from jobs') AS t(id int);
@@ language | sql stage of a warehouse | snowflake/stage.sql
CREATE OR REPLACE STAGE ‹app›_stage
  URL = 's3://‹company›-‹app›/'
  CREDENTIALS = (AWS_KEY_ID = '⟦AKIA‹b32:16›' AWS_SECRET_KEY = '‹b64:40›⟧');
@@ language | sql seed of users | seeds/users.sql
INSERT INTO users (id, email, password_hash) VALUES
(1, '‹first›@‹domain›', '⟦‹bcrypt:2b›⟧');
%%
INSERT INTO ¬wp_users¬ VALUES (1,'‹first›','⟦‹phpass›⟧','‹first›','‹first›@‹domain›','','2021-04-11 09:21:33','',0,'‹first›');
@@ language | notebook cell | notebooks/explore.ipynb
{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 3,
   "metadata": {},
   "outputs": [],
   "source": [
    "import psycopg2\n",
    "conn = psycopg2.connect(host='‹host›', user='‹login›', password='⟦‹bare›⟧')\n"
   ]
  }
 ],
 "nbformat": 4, "nbformat_minor": 5, "metadata": {}
}
@@ language | notebook output | notebooks/env.ipynb
{
 "cells": [
  {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": ["%env"],
   "outputs": [{"name": "stdout", "output_type": "stream", "text": [
    "{'HOME': '/home/jovyan',\n",
    " 'HF_TOKEN': '⟦hf_‹letters:34›⟧',\n",
    " 'LANG': 'en_US.UTF-8'}\n"]}]}
 ],
 "nbformat": 4, "nbformat_minor": 5, "metadata": {}
}
@@ language | graphql request | queries/login.http
POST https://api.‹domain›/graphql
Content-Type: application/json

{"query":"mutation { login(email: \"‹first›@‹domain›\", password: \"⟦‹human›⟧\") { token } }"}
@@ language | solidity deployment | hardhat.config.js
module.exports = {
  solidity: '0.8.20',
  networks: {
    mainnet: { url: 'https://rpc.‹domain›', accounts: ['⟦0x‹hex:64›⟧'] },
  },
};
`);
