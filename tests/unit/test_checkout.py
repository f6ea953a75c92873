"""What is known of a repository from the files that Git keeps."""

from pathlib import Path

from journal.checkout import branch, checkout, files, remote


def _repository(folder: Path, head: str = "ref: refs/heads/work\n") -> Path:
    git = folder / ".git"
    git.mkdir(parents=True)
    (git / "HEAD").write_text(head)
    (git / "config").write_text('[remote "origin"]\n\turl = git@github.com:irene/notes.git\n')
    return git


def test_a_folder_inside_a_repository_has_its_remote(tmp_path: Path) -> None:
    git = _repository(tmp_path)
    (tmp_path / "a" / "b").mkdir(parents=True)

    assert checkout(tmp_path / "a" / "b") == git
    assert remote(git) == "git@github.com:irene/notes.git"


def test_the_branch_is_the_one_that_is_checked_out(tmp_path: Path) -> None:
    assert branch(_repository(tmp_path)) == "work"


def test_the_branch_that_the_remote_shows_is_believed_first(tmp_path: Path) -> None:
    git = _repository(tmp_path)
    (git / "refs/remotes/origin").mkdir(parents=True)
    (git / "refs/remotes/origin/HEAD").write_text("ref: refs/remotes/origin/main\n")

    assert branch(git) == "main"


def test_no_branch_is_known_of_a_single_commit(tmp_path: Path) -> None:
    assert branch(_repository(tmp_path, "3f2a\n")) == ""


def test_a_further_work_tree_has_its_own_branch_and_the_remote_of_all(tmp_path: Path) -> None:
    git = _repository(tmp_path / "main")
    own = git / "worktrees" / "side"
    own.mkdir(parents=True)
    (own / "HEAD").write_text("ref: refs/heads/side\n")
    (own / "commondir").write_text("../..\n")
    (tmp_path / "side").mkdir()
    (tmp_path / "side" / ".git").write_text(f"gitdir: {own}\n")

    found = checkout(tmp_path / "side")

    assert found == own
    assert (branch(found), remote(found)) == ("side", "git@github.com:irene/notes.git")


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere\n")

    assert checkout(tmp_path) is None
    assert files(tmp_path) == ()


def test_a_repository_without_a_remote_has_none(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert remote(tmp_path / ".git") == ""
    assert branch(tmp_path / ".git") == ""
