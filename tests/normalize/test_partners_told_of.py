"""What sentences say around the names of partners: verbs, gifts, services by a name of their own, lines that broke."""

import pytest

from normalize import partners


def names(text: str, as_read: str = "") -> list[str]:
    """Return the names of the partners of an answer."""
    return [body["nom"] for body in partners.parse(text, "", as_read).value["organismes"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La CAF, le CCAS de Montclair et, pour la tutelle, Atlas Tutelles.",
            ["CAF", "CCAS de Montclair", "Atlas Tutelles"],
        ),
        (
            "Nos amis : les Compagnons du Val nous prêtent un atelier, la mairie de Montclair un local, la CAF ses aides, et le "
            "SIAO nous adressera les familles.",
            ["Compagnons du Val", "mairie de Montclair", "CAF", "SIAO"],
        ),
        (
            "Seront associés à la démarche, outre l'office, le SPIP du Haut-Val, le centre de détention de Montclair, le "
            "SIAO 99 et la mairie de Rivemont.",
            ["SPIP du Haut-Val", "centre de détention de Montclair", "SIAO 99", "mairie de Rivemont"],
        ),
        (
            "Sont associés à l'exécution de la convention le service pénitentiaire d'insertion et de probation du Haut-Val, qui "
            "propose les bénéficiaires, le centre de soins en addictologie Le Gué Vert, la ville de Montclair et le SIAO 99.",
            [
                "service pénitentiaire d'insertion et de probation du Haut-Val",
                "centre de soins en addictologie Le Gué Vert",
                "ville de Montclair",
                "SIAO 99",
            ],
        ),
        (
            "La CAF ; le centre social itinérant La Charrette, pour les enfants",
            ["CAF", "centre social itinérant La Charrette"],
        ),
        (
            "DDT du Haut-Val et Grand Montclair, mairie de Rivemont",
            ["DDT du Haut-Val", "Grand Montclair", "mairie de Rivemont"],
        ),
        (
            "Le SPIP du Haut-Val et la maison d'arrêt de Montclair nous ouvrent les portes. Pôle emploi détache une conseillère.",
            ["SPIP du Haut-Val", "maison d'arrêt de Montclair", "Pôle emploi"],
        ),
        (
            "UDAF du Haut-Val, CCAS de Montclair. Celui de Rivemont a été rencontré.",
            ["UDAF du Haut-Val", "CCAS de Montclair"],
        ),
        (
            "le Conseil général par le FSL, la CAF par une permanence, le SIAO",
            ["Conseil général", "CAF", "SIAO"],
        ),
        (
            "Sont associés : la CAF du Haut-Val, pour l'instruction accélérée des aides ; la Ville de Montclair.",
            ["CAF du Haut-Val", "Ville de Montclair"],
        ),
        ("CSAPA, CIAS, Cèdre et Compagnie, ARS", ["CSAPA", "CIAS", "Cèdre et Compagnie", "ARS"]),
        (
            "- AFM – Accueil Familles Montclair, pour les familles à reloger\n- la CAF\n- le SIAO 99",
            ["AFM – Accueil Familles Montclair", "CAF", "SIAO 99"],
        ),
        ("CAF, association d'aide à domicile Présence Rivemont, CCAS", ["CAF", "Présence Rivemont", "CCAS"]),
        ("Le SIAO 99, le CSAPA Le Bac à sable, la CAF", ["SIAO 99", "CSAPA Le Bac à sable", "CAF"]),
        ("Vivre Avec, la CAF et le SIAO 99", ["Vivre Avec", "CAF", "SIAO 99"]),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, expected: list[str]) -> None:
    """Each sentence is as an applicant writes it."""
    assert names(text) == expected


def test_a_part_of_a_body_is_no_second_one() -> None:
    """A unit is said behind the body's name."""
    text = "- Centre hospitalier de Montclair, pôle de psychiatrie\n- GEM La Vigie, groupe d'entraide mutuelle\n- CCAS"
    assert names(text) == ["Centre hospitalier de Montclair", "GEM La Vigie", "CCAS"]


def test_a_name_that_the_page_broke_is_whole() -> None:
    """Lines about as long as each other are a paragraph's."""
    as_read = (
        "Ont donné leur accord : l'office des anciens, le centre hospitalier spécialisé\n"
        "de La Bastide, le club Emploi et Vie, la mission locale du Haut-Val, la ville\nde Montclair"
    )
    found = names(as_read.replace("\n", " "), as_read)
    assert {"centre hospitalier spécialisé de La Bastide", "ville de Montclair"} <= set(found)


def test_short_lines_are_still_a_name_each() -> None:
    """A list without bullets has lines of any length."""
    as_read = "Le Phare des Marches\nADREM\nLes Amis de la Fontaine"
    assert names(as_read, as_read) == ["Le Phare des Marches", "ADREM", "Les Amis de la Fontaine"]


def test_a_label_in_brackets_is_not_of_the_answer() -> None:
    """« PARTENARIAT (partenaires mobilisés) » over two lines."""
    assert (
        partners.parse("(partenaires mobilisés)\nLa CAF, le SIAO 99.").value["texte"] == "La CAF, le SIAO 99."
    )
