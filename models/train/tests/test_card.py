"""The model card takes its tables from what the stages printed."""

import pytest
from pocket_guard_train.card import fill

CARD = "Rows:\n\n<!-- table: dev 2 -->\nold\n<!-- /table -->\n\nEnd.\n"


def test_a_marked_table_is_replaced_and_the_text_around_it_kept(tmp_path):
    (tmp_path / "dev.md").write_text("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n\nError: 0.1\n")
    assert fill(CARD, tmp_path) == "Rows:\n\n<!-- table: dev 2 -->\n| b |\n|---|\n| 2 |\n<!-- /table -->\n\nEnd.\n"


def test_a_missing_table_is_an_error_that_names_the_file(tmp_path):
    (tmp_path / "dev.md").write_text("| a |\n")
    with pytest.raises(ValueError, match=r"dev\.md: has 1 tables"):
        fill(CARD, tmp_path)
