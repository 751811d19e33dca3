import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from manyuan.directory.models import Teacher
from manyuan.engagements.kinds.material.models import Material, MaterialFile, MaterialUse
from manyuan.kernel.clock import today
from worlds.materials import ADDRESS
from worlds.visits import PDF

DETAILS = {
    "title": "分数的意义",
    "sort": "lesson_plan",
    "subject": "数学",
    "stage": "primary",
    "licence": "district",
}


def share(client, **fields):
    return client.post(reverse("material-new"), {**DETAILS, **fields}, follow=True)


def address(material, step="", *more):
    return reverse(f"material{step}", args=[material.code, *more])


def test_teacher_shares_own_work_with_several_files(library, sign_in):
    Teacher.objects.filter(code="T1").update(account=library.teacher.person)
    client = sign_in(library.teacher)

    form = client.get(reverse("material-new")).context["form"]
    assert form["school"].value() == "海棠路小学（S1）"
    assert "author" not in form.fields
    files = [SimpleUploadedFile("教案.pdf", PDF), SimpleUploadedFile("板书.pdf", PDF)]
    page = share(client, school="S1", uploads=files, link=ADDRESS).content.decode()

    assert Material.objects.get().author.code == "T1"
    assert "「分数的意义」还没有学校登记使用" in page
    assert f'<a href="{ADDRESS}" target="_blank" rel="noopener noreferrer nofollow">' in page
    assert ("教案.pdf" in page, "板书.pdf" in page) == (True, True)


def test_what_is_refused_is_said_on_the_form(library, sign_in):
    client = sign_in(library.officer)

    nothing = share(client, school="S1").content.decode()
    plain = share(client, school="S1", link="http://example.org/").content.decode()
    broken = share(client, school="S1", uploads=[SimpleUploadedFile("a.docx", b"MZ")])

    assert "请添加至少一个文件，或填写一个网址。" in nothing
    assert "请填写以 https:// 开头的完整网址，其他网址不能保存。" in plain
    assert "「a.docx」不是能打开的" in broken.content.decode()
    assert Material.objects.count() == 0


def test_file_is_handed_out_until_the_material_is_withdrawn(library, sign_in):
    material, client = library.share(), sign_in(library.principal)
    file = address(material, "-file", MaterialFile.objects.get().pk)

    answer = client.get(file)
    sign_in(library.officer).post(address(material, "-withdraw"), {"reason": "有误"})
    page = sign_in(library.principal).get(address(material)).content.decode()

    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert sign_in(library.principal).get(file).status_code == 404
    assert "「分数的意义」已撤回" in page
    assert "教案.pdf" not in page


def test_school_reports_a_use_and_takes_it_back(library, sign_in):
    material, client = library.share(), sign_in(library.principal)
    form = {
        "school": "S2",
        "teacher": "T2",
        "class_name": "六（1）班",
        "pupils": "42",
        "used_on": today().isoformat(),
        "mode": "remote_share",
    }

    used = client.post(address(material, "-use-new"), form, follow=True).content.decode()
    assert "已登记灯塔小学使用，学生 42 人。" in used
    assert "「分数的意义」：1 所学校用过，学生 42 人次" in used
    assert ("周二" in used, "远程共享" in used) == (True, True)
    # The teacher of the using school is no name for the school that made it.
    assert "周二" not in sign_in(library.teacher).get(address(material)).content.decode()

    undone = sign_in(library.principal).post(
        address(material, "-use-remove", 1), {"reason": "填错"}, follow=True
    )
    assert "已撤销：填错" in undone.content.decode()
    assert MaterialUse.objects.get().taken_back == "填错"


def test_list_is_searched_by_subject_stage_and_word(library, sign_in):
    library.use(library.share())
    library.share(title="浮力", subject="物理", stage="junior", school="S4")
    client = sign_in(library.officer)

    def titles(query):
        table = client.get(reverse("materials") + query).context["table"]
        return [re.sub(r"<[^>]+>", "", row[0].html) for row in table.rows]

    page = client.get(reverse("materials"))
    assert page.context["headline"] == "2 份共享资料，1 份有学校用过"
    figures = [(one.value, one.sub) for one in page.context["figures"]]
    assert figures == [(2, ""), (1, "其中远程共享 1 次"), (1, ""), (42, "")]
    assert titles("?materials-subject=物理") == ["浮力"]
    assert titles("?materials-stage=primary") == ["分数的意义"]
    assert titles("?materials-q=望海") == ["浮力"]


def test_edit_and_version_tell_what_was_done(library, sign_in):
    material, client = library.share(), sign_in(library.officer)

    edited = client.post(
        address(material, "-edit"), {**DETAILS, "title": "分数的初步认识"}, follow=True
    )
    added = client.post(
        address(material, "-version-new"), {"note": "更正", "link": ADDRESS}, follow=True
    )

    assert "分数的初步认识" in edited.content.decode()
    assert "已添加第 2 版。" in added.content.decode()
    assert [one["version"].number for one in added.context["versions"]] == [2, 1]


def test_principal_of_another_school_may_use_but_not_change(library, sign_in):
    material = library.share()

    page = sign_in(library.principal).get(address(material)).content.decode()

    assert address(material, "-use-new") in page
    assert address(material, "-edit") not in page
    assert sign_in(library.principal).get(address(material, "-edit")).status_code == 403
