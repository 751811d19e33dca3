from django.db import transaction

from manyuan.engagements.kinds.documents.errors import DocumentsFull
from manyuan.engagements.kinds.documents.models import file_name
from manyuan.engagements.kinds.documents.reading import kept_of
from manyuan.engagements.kinds.research.actions.storing import named, taken_held
from manyuan.engagements.kinds.research.models import Output, Research
from manyuan.engagements.kinds.research.permissions import may_change_research
from manyuan.engagements.kinds.research.rows import output_changed
from manyuan.history.actions import record
from manyuan.seats.locks import lock_bureau
from manyuan.seats.models import Seat
from manyuan.seats.permissions import require

MOST = 12


@transaction.atomic
def add_output(*, by: Seat, research: Research, name: str, content: bytes) -> Output:
    """The host keeps a file that came out of the activity."""
    require(may_change_research(by, research))
    file = file_name(name)
    kept = kept_of(content, name=file)
    lock_bureau(by)
    locked = taken_held(research)
    if Output.objects.filter(research=locked).count() >= MOST:
        raise DocumentsFull(most=MOST)
    output = Output(research=locked).take(kept, name=file, by=by)
    output.full_clean()
    output.save()
    changed = output_changed(output, is_added=True)
    said = {"on": locked.on, "file": file}
    record(by=by, code="research.published", changes=[changed], **named(locked), **said)
    return output


@transaction.atomic
def remove_output(*, by: Seat, output: Output) -> None:
    """A file is taken away for good; history keeps its name only."""
    require(may_change_research(by, output.research))
    lock_bureau(by)
    locked = taken_held(output.research)
    changed = output_changed(output, is_added=False)
    Output.objects.filter(pk=output.pk).delete()
    said = {"on": locked.on, "file": output.name}
    record(by=by, code="research.retracted", changes=[changed], **named(locked), **said)
