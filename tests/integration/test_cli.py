"""The command line, as a person calls it: in a process of its own, in a home of its own."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from overture.cli import COMMANDS

pytestmark = [pytest.mark.integration, pytest.mark.xdist_group("cli")]

PASSWORD = "three calm herons by the weir"
ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN = 90


def environment(home, **more):
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "OVERTURE_HOME": str(home), **more}


def command(*words):
    return [sys.executable, "-m", "overture.cli", *words]


def overture(home, *words, **more):
    return subprocess.run(
        command(*words),
        env=environment(home, **more),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def set_up(home, **changes):
    (home / "password").write_text(f"{PASSWORD}\n")
    given = {
        "umbrella": "River Alliance",
        "name": "Sela Brandt",
        "email": "Sela@desk.example",
        "password-file": "password",
    }
    return overture(home, "setup", *(f"--{name}={value}" for name, value in (given | changes).items() if value))


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A desk that was set up."""
    home = tmp_path_factory.mktemp("desk")
    done = set_up(home)
    assert (done.returncode, done.stderr) == (0, "")
    return home


@pytest.fixture
def empty(tmp_path):
    """A folder with nothing in it."""
    return tmp_path


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A desk with its tables, before anybody said whose it is."""
    begun = tmp_path_factory.mktemp("begun")
    assert overture(begun, "setup").returncode == 2
    return begun


def rows(home, sql):
    with sqlite3.connect(home / "overture.sqlite3") as database:
        return database.execute(sql).fetchall()


def test_setup_makes_the_umbrella_its_network_and_an_account_with_both_roles(home):
    assert rows(home, "SELECT short_name, is_sample FROM accounts_desk") == [("River Alliance", 0)]
    assert rows(home, "SELECT email, name FROM accounts_user") == [("sela@desk.example", "Sela Brandt")]
    assert sorted(rows(home, "SELECT role FROM accounts_rolegrant")) == [("administrator",), ("coordinator",)]
    networks = "SELECT o.name FROM directory_organisation o JOIN accounts_desk d ON d.organisation_id = o.id"
    assert rows(home, networks) == [("River Alliance",)]


def test_what_setup_makes_is_readable_by_its_owner_alone(home):
    secrets = [home / "overture.sqlite3", *(home / "keys").iterdir()]

    assert len(secrets) == 3
    assert [path.name for path in [home / "keys", *secrets] if path.stat().st_mode & 0o077] == []


def test_setup_refuses_a_second_time(home):
    again = set_up(home, email="other@desk.example")

    assert again.returncode == 1
    assert again.stderr == "overture: this desk is set up already. Invite more people in its settings.\n"
    assert len(rows(home, "SELECT id FROM accounts_user")) == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"umbrella": ""}, "--umbrella is missing"),
        ({"email": "sela"}, "is no e-mail address"),
        ({"password-file": "nowhere"}, "cannot be read"),
        ({"password-file": ""}, "--password-file is missing"),
    ],
)
def test_setup_says_what_is_missing_and_makes_nothing(begun, changes, says):
    done = set_up(begun, **changes)

    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(begun, "SELECT id FROM accounts_user") == []


def test_setup_refuses_a_weak_password(begun):
    (begun / "weak").write_text("password\n")

    done = set_up(begun, **{"password-file": "weak"})

    assert done.returncode == 2
    assert "too short" in done.stderr


def test_the_doctor_says_one_word_first(home):
    done = overture(home, "doctor")

    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "well")


def test_the_doctor_answers_in_json(home):
    answer = json.loads(overture(home, "doctor", "--json").stdout)

    assert answer["state"] == "well"
    assert [one["what"] for one in answer["findings"]] == [
        "database", "tables", "keys", "mail", "outbox", "lists and search", "audit",
    ]  # fmt: skip


@pytest.fixture
def harmed(home, tmp_path):
    """A copy of the desk to do harm to."""
    with sqlite3.connect(home / "overture.sqlite3") as source, sqlite3.connect(tmp_path / "overture.sqlite3") as copy:
        source.backup(copy)
    for folder in ("keys", "mail"):
        (tmp_path / folder).mkdir(mode=0o700)
    for key in (home / "keys").iterdir():
        (tmp_path / "keys" / key.name).write_bytes(key.read_bytes())
    return tmp_path


def harm(home, sql):
    with sqlite3.connect(home / "overture.sqlite3") as database:
        database.execute(sql)


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE audit_auditentry SET verb = 'other' WHERE id = 1", "BAD audit: Audit entry 1 does not fit"),
        ("DELETE FROM django_migrations WHERE app = 'outbox'", "BAD tables:"),
        ("UPDATE listing_listingentry SET title = 'Other'", "BAD lists and search: records out of step: 1"),
    ],
)
def test_the_doctor_finds_harm_and_names_it(harmed, sql, says):
    assert overture(harmed, "doctor").returncode == 0
    harm(harmed, sql)

    done = overture(harmed, "doctor")

    assert (done.returncode, done.stdout.splitlines()[0]) == (1, "unwell")
    assert says in done.stdout


def test_relist_mends_the_lists(harmed):
    harm(harmed, "DELETE FROM listing_listingentry")
    assert overture(harmed, "doctor").returncode == 1

    assert "organisation: 1" in overture(harmed, "relist").stdout

    assert overture(harmed, "doctor").returncode == 0


def test_a_desk_without_its_key_file_is_not_opened_with_a_new_one(harmed):
    (harmed / "keys" / "sealing-keys").unlink()

    done = overture(harmed, "setup")

    assert done.returncode == 1
    assert "Put the desk's own key file back first." in done.stderr
    assert not (harmed / "keys" / "sealing-keys").exists()


def test_the_worker_sends_what_is_due_into_files(harmed):
    script = (
        "from overture.cli.desk import open_desk; open_desk();"
        "from overture.accounts.operations import invite; from overture.foundation.access import Viewer;"
        "invite(email='amra@desk.example', name='Amra', role='editor', by=Viewer.system())"
    )
    subprocess.run([sys.executable, "-c", script], env=environment(harmed), cwd=harmed, check=True)

    done = overture(harmed, "worker", "--once")

    assert (done.returncode, done.stdout) == (0, "Messages taken up: 1\n")
    (letter,) = (harmed / "mail").iterdir()
    assert "http://localhost:8000/accounts/invitation/" in letter.read_text()


def test_the_worker_ends_politely(harmed):
    worker = subprocess.Popen(command("worker"), env=environment(harmed), cwd=harmed)
    time.sleep(3)

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(20) == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(empty, name):
    done = overture(empty, name, "--help")

    assert done.returncode == 0
    assert done.stdout.startswith("usage: overture")
    assert list(empty.iterdir()) == []


def test_no_command_or_an_unknown_one_is_wrong_usage(empty):
    done = [overture(empty), overture(empty, "dance")]

    assert [one.returncode for one in done] == [2, 2]
    assert all(f"  {name}" in done[0].stdout for name in COMMANDS)
    assert done[1].stderr == "overture: there is no command 'dance'. `overture --help` lists them.\n"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "http", "PORT is 'http'"),
        ("OVERTURE_BASE_URL", "desk", "write a whole address"),
        ("DATABASE_URL", "mysql://a", "write postgres://"),
        ("OVERTURE_SECRET_FILE", "/nowhere", "OVERTURE_SECRET_FILE cannot be read"),
    ],
)
def test_a_setting_that_is_nonsense_is_refused_in_one_sentence(empty, name, value, says):
    done = overture(empty, "doctor", **{name: value})

    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_database_that_does_not_answer_is_told(empty):
    done = overture(empty, "relist", DATABASE_URL="postgres://nobody@127.0.0.1:9/none")

    assert done.returncode == 1
    assert done.stderr.startswith("overture: the database does not answer")


@pytest.mark.parametrize("words", [("names", "compare", "Amra Soling", "Amra Soling", "--json"), ("read", "--help")])
def test_the_libraries_start_without_django(empty, words):
    script = (
        f"import sys; sys.argv = ['overture', *{words!r}]\n"
        "from overture.cli import main\n"
        "try: main()\n"
        "finally: print('django' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], env=environment(empty), capture_output=True, text=True, check=False
    )

    assert done.stdout.splitlines()[-1] == "False"


def test_the_sample_fills_an_empty_desk_once(empty):
    first, second = overture(empty, "sample", "--size", "small"), overture(empty, "sample")

    assert first.returncode == 0
    assert "coordinator" in first.stdout
    assert second.returncode == 1
    assert "fills an empty desk only" in second.stderr


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def test_a_port_in_use_gives_one_sentence(empty):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()

        done = overture(empty, "run", PORT=str(door.getsockname()[1]))

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "is in use" in done.stderr


def lines_until(process, words):
    until, lines = time.monotonic() + READY_WITHIN, []
    while time.monotonic() < until and (line := process.stdout.readline()):
        lines.append(line)
        if words in line:
            break
    return "".join(lines)


def test_run_serves_a_sample_desk_until_it_is_stopped(empty):
    port = free_port()
    desk = subprocess.Popen(
        command("run"), env=environment(empty, PORT=str(port)), cwd=empty, stdout=subprocess.PIPE, text=True
    )  # fmt: skip
    try:
        said = lines_until(desk, "Ctrl-C stops it.")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/") as page:
            shown = page.read().decode()
    finally:
        desk.send_signal(signal.SIGINT)
        ended = desk.wait(30)

    assert ended == 0
    desk.stdout.close()
    assert f"http://localhost:{port}" in said
    assert all(role in said for role in ("coordinator", "editor", "director", "administrator", "representative"))
    assert "<h1>Sign in</h1>" in shown
    with socket.socket() as door:
        assert door.connect_ex(("127.0.0.1", port)) != 0
