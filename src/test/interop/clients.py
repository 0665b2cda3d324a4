"""The Python clients, with the settings that the sandbox's page and src/docs/sandbox.md give.

Usage: python3 clients.py SANDBOX SCOPES. Needs requests-oauthlib 2, Authlib and Flask.
"""

import os
import re
import sys
import urllib.parse
from html import unescape
from http.cookiejar import CookieJar
from urllib.request import HTTPCookieProcessor, HTTPErrorProcessor, build_opener

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

BASE, SCOPES = sys.argv[1], sys.argv[2]
CLIENT_ID, SECRET = "sandbox-client-id", "sandbox-client-secret-not-a-real-secret"
EMAIL, PASSWORD, NAME = "ines.okafor@marlin-moss.example", "sandbox-ines", "Ines Okafor"
REDIRECT_URI = "http://localhost:5000/callback"


class NoRedirect(HTTPErrorProcessor):
    def http_response(self, request, response):
        return response


def sign_in(address):
    """Signs in and consents as a browser would; returns the address of the callback."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()), NoRedirect)
    form = None
    for _ in range(20):
        response = browser.open(address, urllib.parse.urlencode(form).encode() if form else None, timeout=20)
        if 300 <= response.status < 400:
            address, form = urllib.parse.urljoin(address, response.headers["Location"]), None
            if address.startswith(REDIRECT_URI):
                return address
            continue
        page = response.read().decode()
        for head, body in re.findall(r"<form\b([^>]*)>(.*?)</form>", page, re.S):
            inputs = [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<input\b([^>]*)>", body)]
            wanted = {"email": EMAIL, "password": PASSWORD}
            fields = [(i["name"], wanted.get(i["name"], unescape(i.get("value", "")))) for i in inputs if "name" in i]
            if "Submit Consent" in body or any(name in wanted for name, _ in fields):
                action = re.search(r'action="([^"]*)"', head)
                address, form = urllib.parse.urljoin(address, unescape(action.group(1)) if action else ""), fields
                break
        else:
            raise AssertionError(f"No way on from {address}: {page[:2000]}")
    raise AssertionError("Too many steps")


def requests_oauthlib():
    from requests_oauthlib import OAuth2Session
    session = OAuth2Session(CLIENT_ID, scope=SCOPES, redirect_uri=REDIRECT_URI, pkce="S256")
    address, _ = session.authorization_url(f"{BASE}/oauth/authorize")
    callback = sign_in(address)
    session.fetch_token(f"{BASE}/oauth/token", client_secret=SECRET, include_client_id=True,
                        authorization_response=callback)
    assert session.get(f"{BASE}/users/me").json()["user"]["name"] == NAME
    session.refresh_token(f"{BASE}/oauth/token", client_id=CLIENT_ID, client_secret=SECRET)
    assert session.get(f"{BASE}/users/me").status_code == 200


def authlib():
    from authlib.oidc.core import CodeIDToken

    class PagerDutyIDToken(CodeIDToken):
        """PagerDuty's amr is a string, and OpenID Connect wants a list."""

        def validate_amr(self):
            pass

    from authlib.integrations.flask_client import OAuth
    from flask import Flask, jsonify
    app = Flask(__name__)
    app.secret_key = "only for this test"
    pagerduty = OAuth(app).register(
        "pagerduty",
        server_metadata_url=f"{BASE}/global/oauth/anonymous/.well-known/openid-configuration",
        client_id=CLIENT_ID, client_secret=SECRET,
        client_kwargs={"scope": SCOPES, "code_challenge_method": "S256",
                       "token_endpoint_auth_method": "client_secret_post"})

    @app.route("/login")
    def login():
        return pagerduty.authorize_redirect(REDIRECT_URI)

    @app.route("/callback")
    def callback():
        token = pagerduty.authorize_access_token(claims_cls=PagerDutyIDToken)
        user = pagerduty.get(f"{BASE}/users/me", token=token).json()["user"]
        return jsonify(name=user["name"], subject=token["userinfo"]["sub"], nonce=token["userinfo"]["nonce"])

    with app.test_client() as browser:
        address = sign_in(browser.get("/login").headers["Location"])
        answer = browser.get("/callback?" + urllib.parse.urlsplit(address).query).get_json()
        assert answer["name"] == NAME and answer["subject"] and answer["nonce"], answer


def python_pagerduty():
    from pagerduty import OAuthTokenClient, RestApiV2Client
    oauth = OAuthTokenClient(SECRET, CLIENT_ID)
    oauth._url = BASE  # the public property accepts https only
    verifier, challenge = oauth.generate_s256_pkce_params()
    # Its get_pkce_authorize_url fails in 7.0.0 with an AttributeError.
    address = oauth.authorize_url(SCOPES, REDIRECT_URI)
    callback = sign_in(f"{address}&code_challenge={challenge}&code_challenge_method=S256")
    code = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(callback).query))["code"]
    tokens = oauth.get_new_token_from_code_with_pkce(code, SCOPES, REDIRECT_URI, verifier)
    app = oauth.get_scoped_app_token("as_account-us.marlin-moss users.read")
    for token in (tokens, oauth.get_refreshed_token(tokens["refresh_token"]), app):
        client = RestApiV2Client(token["access_token"], auth_type="bearer")
        client._url = BASE
        assert NAME in [user["name"] for user in client.list_all("users")]


passed = failed = 0
for client in (requests_oauthlib, authlib, python_pagerduty):
    try:
        client()
        passed += 1
        print(f"ok      {client.__name__}")
    except ImportError as error:
        print(f"skipped {client.__name__}: {error}")
    except Exception as error:
        failed += 1
        print(f"FAILED  {client.__name__}: {error!r}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
