//! What is told from outside in the demo world: complaints, violations and demands, some of them waiting and some decided.

use time::Duration;

use super::{
    error::{DemoError, refused},
    world::World,
};
use crate::{
    infra::{db::Work, refused::Refused},
    kernel::{actor::Actor, code, instant::Instant, paging::Paging},
    market::{
        orders::find::{self as orders, bought::Order, purchases},
        reports::{
            ReportReason, ReportVerdict, Told,
            about::Named,
            complain::complain,
            decide::{Decision, decide},
            find,
            receive::{Demand, receive},
            report::report,
            say::{Said, by_shop},
            withdraw::withdraw,
        },
        shops::{self, in_shop::InShop},
    },
};

/// Those that are complained of were brought within so long.
const LATELY: Duration = Duration::days(25);
/// Orders that are looked at, of each buyer.
const OF_ONE: u64 = 12;

/// What becomes of a complaint.
enum Then {
    Nothing,
    Answered,
    Decided,
    TakenBack,
}

/// All of it, in the last days before now.
pub(super) async fn tell(world: &World) -> Result<(), DemoError> {
    let told = [
        (ReportReason::Short, "Đặt hai hộp, nhận được một hộp.", Then::Decided),
        (ReportReason::Damaged, "Nắp lọ bị nứt, mật rỉ ra ngoài hộp.", Then::TakenBack),
        (ReportReason::NotAsDescribed, "Ảnh đăng hạt to, hàng nhận được hạt nhỏ và vụn.", Then::Answered),
        (ReportReason::Damaged, "Hai gói bị rách, chè ẩm.", Then::Nothing),
    ];
    let brought = brought(world, told.len()).await?;
    for (at, (order, (reason, words, then))) in brought.into_iter().zip(told).enumerate() {
        let days = 5 - i64::try_from(at).unwrap_or(0);
        complaint(world, &order, (reason, words, then), world.now.before(Duration::days(days))).await?;
    }
    violations(world).await?;
    demand(world).await
}

/// Orders of different shops that were brought lately.
async fn brought(world: &World, most: usize) -> Result<Vec<Order>, DemoError> {
    let db = &world.app.db.read;
    let (first, last) = (world.now.before(LATELY), world.now.before(Duration::days(6)));
    let mut found: Vec<Order> = Vec::new();
    for (_, account) in &world.buyers {
        let Some(account) = account else { continue };
        let own = purchases::of_buyer(db, *account, Paging::new(None, OF_ONE)).await?;
        let ids: Vec<_> = own.rows.iter().map(|purchase| purchase.id).collect();
        for order in purchases::orders(db, &ids).await? {
            let lately = order.delivered_at.is_some_and(|at| at > first && at < last);
            if lately && found.len() < most && !found.iter().any(|other| other.shop_id == order.shop_id) {
                found.push(order);
            }
        }
    }
    Ok(found)
}

async fn complaint(
    world: &World,
    order: &Order,
    (reason, words, then): (ReportReason, &str, Then),
    at: Instant,
) -> Result<(), DemoError> {
    let buyer = order.buyer_id.map_or(Actor::Guest, Actor::Account);
    let work = begin(world, buyer, at).await?;
    let Some(claimed) = orders::claim_in_purchase(&work, order.purchase_id, &order.code).await? else { return Ok(()) };
    let code = complain(&work, claimed, said(reason, words)).await.map_err(refused)?;
    work.commit().await?;
    let later = at.after(Duration::hours(7));
    match then {
        Then::Nothing => Ok(()),
        Then::Answered => answer(world, order, &code, later).await,
        Then::Decided => {
            answer(world, order, &code, later).await?;
            let said = "Đã xem ảnh gói hàng của gian hàng: thiếu một hộp. Gian hàng gửi bù trong ba ngày.";
            decided(world, &code, (ReportVerdict::Upheld, said), at.after(Duration::days(2))).await
        }
        Then::TakenBack => {
            let work = begin(world, buyer, later).await?;
            let Some(claimed) = find::claim(&work, &code).await? else { return Ok(()) };
            withdraw(&work, claimed).await.map_err(refused)?;
            Ok(work.commit().await?)
        }
    }
}

async fn answer(world: &World, order: &Order, code: &str, at: Instant) -> Result<(), DemoError> {
    let work = begin(world, world.owner_of(order.shop_id), at).await?;
    let shop = InShop::enter(&work, order.shop_id).await.map_err(refused)?;
    let Some(report) = find::by_code(&work.tx, code).await? else { return Ok(()) };
    let Some(claimed) = find::claim_in_shop(&shop, report.id).await? else { return Ok(()) };
    let words = "Nhà xin lỗi. Hôm ấy gói vội, nhà sẽ gửi bù phần thiếu.".to_owned();
    by_shop(&shop, claimed, Said { words, photos: Vec::new() }).await.map_err(refused)?;
    Ok(work.commit().await?)
}

async fn violations(world: &World) -> Result<(), DemoError> {
    let told = [
        (1, ReportReason::Copied, "Ảnh bìa lấy của một trang du lịch, không phải nhà này.", 70),
        (2, ReportReason::Untrue, "Giới thiệu ghi là chữa được đau dạ dày.", 30),
        (2, ReportReason::Untrue, "Trong lời kể có câu hứa khỏi bệnh.", 22),
    ];
    for (number, reason, words, hours) in told {
        let Some(shop) = world.shop_ids.get(&number) else { continue };
        let Some(shop) = shops::find::code_of(&world.app.db.read, *shop).await? else { continue };
        let work = begin(world, Actor::Guest, world.now.before(Duration::hours(hours))).await?;
        let code = match report(&work, Named::Shop(&shop), said(reason, words)).await {
            Ok(code) => code,
            Err(Refused::No(_)) => continue,
            Err(broken) => return Err(refused(broken)),
        };
        work.commit().await?;
        if reason == ReportReason::Copied {
            let said = "Gian hàng đã gửi ảnh gốc chụp tại nhà: đúng là ảnh của gian hàng.";
            let at = world.now.before(Duration::hours(20));
            decided(world, &code, (ReportVerdict::Dismissed, said), at).await?;
        }
    }
    Ok(())
}

async fn demand(world: &World) -> Result<(), DemoError> {
    let Some(shop) = world.shop_ids.get(&3) else { return Ok(()) };
    let Some(code) = shops::find::code_of(&world.app.db.read, *shop).await? else { return Ok(()) };
    let work = begin(world, moderator(world), world.now.before(Duration::hours(4))).await?;
    let words = "Đề nghị cung cấp tên, địa chỉ và các sản phẩm đang bán của gian hàng.";
    let asked = Demand {
        authority: "Đội Quản lý thị trường số 3 (mẫu)".into(),
        order_no: "15/ĐQLTT (mẫu)".into(),
        received_at: world.now.before(Duration::hours(5)),
        told: said(ReportReason::Inform, words),
    };
    receive(&work, Named::Shop(&code), asked).await.map_err(refused)?;
    Ok(work.commit().await?)
}

async fn decided(
    world: &World,
    code: &str,
    (verdict, said): (ReportVerdict, &str),
    at: Instant,
) -> Result<(), DemoError> {
    let work = begin(world, moderator(world), at).await?;
    let decision = Decision { verdict, said: said.to_owned(), stops: false, like: None };
    decide(&work, code, decision).await.map_err(refused)?;
    Ok(work.commit().await?)
}

async fn begin(world: &World, actor: Actor, at: Instant) -> Result<Work, DemoError> {
    Ok(world.app.db.begin_untold(actor, at).await?)
}

fn moderator(world: &World) -> Actor {
    world.moderator.map_or(Actor::System, Actor::Account)
}

fn said(reason: ReportReason, words: &str) -> Told {
    Told { code: code::random(8), reason, words: words.to_owned(), photos: Vec::new() }
}
